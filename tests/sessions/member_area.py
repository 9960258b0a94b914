"""What tests read and post in the members' area."""

NBSP = "\N{NO-BREAK SPACE}"


def page_of(client, path="/member/sessions/413/", status=200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode().replace(NBSP, " ")


def say(client, answer, path="/member/sessions/413/answer/", **more):
    return client.post(path, {"answer": answer, **more}, follow=True)
