"""Signing in and proving again who one is. The order is that of sign_in_urls.py."""

from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.account.views import LogoutView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from members import services, sign_in
from members.accounts import AccountAdapter
from members.forms import CodeForm, EmailForm, SecondFactorForm, posted
from members.models import PersonalLink, User
from members.second_factor import note_proof
from members.views.answers import get_or_post, gone, invalid_form_status, too_many


@login_not_required
@get_or_post
def ask_for_code(request):
    """Step one: the address. The answer is the same for every address, and so is the work done for it."""
    if request.user.is_authenticated:
        return redirect(get_next_redirect_url(request) or AccountAdapter(request).get_login_redirect_url(request))
    form = EmailForm(posted(request))
    if form.is_valid():
        if not sign_in.may_ask(request, form.cleaned_data["email"]):
            return too_many(request)
        sign_in.forget(request)
        sign_in.ask_for_code(request, form.cleaned_data["email"])
        return redirect(with_next(request, "account_confirm_login_code"))
    context = {"form": form, "passkey_url": with_next(request, "mfa_login_webauthn")}
    return render(request, "members/sign_in.html", context, status=invalid_form_status(form))


@login_not_required
@get_or_post
def enter_code(request):
    """Step two: the code from the letter, in the session that asked for it."""
    waiting = sign_in.pending(request)
    if not waiting:
        return redirect(with_next(request, "account_login"))
    form = CodeForm(posted(request))
    if form.is_valid():
        if not sign_in.may_try(request):
            return too_many(request)
        user = user_of_right_code(request, form.cleaned_data["code"], waiting["email"])
        if user:
            note_proof(request, user, "code", email=user.email)
            return perform_login(request, user, email=user.email, redirect_url=get_next_redirect_url(request))
        if not sign_in.pending(request):
            messages.error(request, gettext("Too many wrong codes. Ask for a new one."))
            return redirect(with_next(request, "account_login"))
        form.add_error("code", gettext("This code is not right. Check the letter, or ask for a new code."))
    context = {"form": form, "email": waiting["email"], "minutes": sign_in.MINUTES}
    return render(request, "members/sign_in_code.html", context, status=invalid_form_status(form))


def user_of_right_code(request, code, email):
    if not sign_in.is_right_code(request, code):
        return None
    return User.objects.able_to_sign_in().with_email(email).first()


@login_not_required
@require_POST
def send_code_again(request):
    waiting = sign_in.pending(request)
    if not waiting:
        return redirect("account_login")
    if not sign_in.may_ask(request, waiting["email"]):
        return too_many(request)
    sign_in.ask_for_code(request, waiting["email"])
    messages.success(request, gettext("If the Club knows this address, one more letter is on its way."))
    return redirect(with_next(request, "account_confirm_login_code"))


class PasskeySignIn(LoginWebAuthnView):
    http_method_names = ["get", "post"]

    def get(self, request, *args, **kwargs):
        if not AccountAdapter(request).is_ajax(request):
            return redirect("account_login")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        self.request.session.pop(sign_in.SIGN_IN, None)
        return super().form_valid(form)

    def form_invalid(self, form):
        messages.error(self.request, gettext("The passkey was not recognised. Ask for a code instead."))
        return redirect(with_next(self.request, "account_login"))


class SecondFactorSignIn(AuthenticateView):
    form_class = SecondFactorForm
    http_method_names = ["get", "post"]
    template_name = "members/second_factor_enter.html"

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response


@login_not_required
@get_or_post
def first_sign_in(request, token):
    """A colleague's one-time link. Showing it uses nothing up: mail scanners follow links."""
    links = PersonalLink.objects.with_token(token).filter(purpose="first_sign_in").select_related("user")
    link = links.first()
    if not link or not link.is_alive:
        return gone(request, "members/first_sign_in_gone.html")
    if request.method == "POST":
        services.revoke_links(link.user, "first_sign_in")
        note_proof(request, link.user, "code")
        return perform_login(request, link.user)
    return render(request, "members/first_sign_in.html", {"person": link.user})


class SignOut(LogoutView):
    http_method_names = ["get", "post"]
    template_name = "members/sign_out.html"


@get_or_post
def prove_by_code(request):
    """For people without a second factor: an e-mailed code shows that it is still they."""
    email = request.user.email
    waiting = sign_in.pending(request, key=sign_in.PROOF)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and not form.is_bound:
        if not sign_in.may_ask(request, email):
            return too_many(request)
        sign_in.ask_for_code(request, email, key=sign_in.PROOF)
        return redirect(with_next(request, "account_reauthenticate"))
    if waiting and form.is_valid() and sign_in.may_try(request):
        if sign_in.is_right_code(request, form.cleaned_data["code"], key=sign_in.PROOF):
            note_proof(request, request.user, "code", email=email)
            return resume_request(request) or redirect("members:dashboard")
        form.add_error("code", gettext("This code is not right. Check the letter, or ask for a new code."))
    context = {"form": form, "waiting": sign_in.pending(request, key=sign_in.PROOF), "email": email}
    return render(request, "members/prove.html", context, status=invalid_form_status(form))


def with_next(request, name):
    """The address of a page, with the place to go to afterwards if the request names a safe one."""
    following = get_next_redirect_url(request)
    return f"{reverse(name)}?{urlencode({'next': following})}" if following else reverse(name)


passkey_sign_in = login_not_required(PasskeySignIn.as_view())
second_factor_sign_in = SecondFactorSignIn.as_view()
sign_out = SignOut.as_view()
