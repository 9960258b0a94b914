"""What is sealed, planted as words that cannot occur by chance; and the search for them."""

from datetime import timedelta

from sessions.sealing import Secret

MINUTE = timedelta(minutes=1)
PLANTED = Secret(
    address="https://planted-address.example/j/7001?pwd=planted-address",
    host_address="https://planted-address.example/s/7002?zak=planted-host",
    dial_in="+380 44 700 30 03",
    pin="70040#",
    fallback="https://planted-fallback.example/j/7005?pwd=planted-fallback",
)
RECORDING = "https://planted-recording.example/7006?pwd=planted-recording"
# Whole words of the secrets: a host may stand in form-action, what follows it may not.
WORDS = ["j/7001", "pwd=planted", "s/7002", "zak=planted", "700 30 03", "+380447003003", "70040#", "j/7005"]
WORDS += ["planted-recording"]


def found_in(*texts):
    return sorted({word for text in texts for word in WORDS if word in text})
