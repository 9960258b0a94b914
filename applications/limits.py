"""How often one network, or one address, may ask for letters."""

from mayors_club import limits

# A town hall shares one address; an ordinary applicant needs two or three letters.
PER_NETWORK = 30
PER_ADDRESS = 5


def network_is_busy(request) -> bool:
    return limits.is_over(f"letters:network:{limits.network_of(request)}", PER_NETWORK)


def address_is_busy(email: str) -> bool:
    """Counted for known and unknown addresses alike."""
    return limits.is_over(f"letters:address:{limits.digest_of(email)}", PER_ADDRESS)
