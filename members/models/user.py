from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class UserQuerySet(models.QuerySet):
    def with_email(self, email):
        return self.filter(email=email.strip().lower())

    def able_to_sign_in(self, now=None):
        """Active staff, members whose membership has taken effect, and their active representatives."""
        now = now or timezone.now()
        live = ("onboarding", "active")
        member = Q(memberships__status__in=live, memberships__effective_at__lte=now)
        representative = Q(
            Q(representations__ends_on__isnull=True) | Q(representations__ends_on__gte=timezone.localdate(now)),
            representations__status="active",
            representations__member__status__in=live,
            representations__member__effective_at__lte=now,
        )
        return self.filter(Q(is_staff=True) | member | representative, is_active=True).distinct()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    use_in_migrations = True

    def create_user(self, email, **fields):
        """A user signs in with an e-mailed code or a passkey: there are no passwords."""
        fields.pop("password", None)
        user = self.model(email=email.strip().lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email, **fields):
        return self.create_user(email, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who can sign in: member, representative, staff, or several of these."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    full_name_uk = models.CharField(_("name in Ukrainian"), max_length=120, blank=True)
    full_name_latin = models.CharField(_("name in Latin letters"), max_length=120, blank=True)
    language = models.CharField(_("language of letters"), max_length=2, choices=settings.LANGUAGES, default="uk")

    # Kinds of letters the person can do without and does (members/letter_kinds.py).
    letters_off = ArrayField(
        models.CharField(max_length=40), verbose_name=_("letters not wanted"), default=list, blank=True
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["full_name_uk", "email"]
        constraints = [
            models.CheckConstraint(name="user_email_lower", condition=Q(email=Lower("email"))),
        ]

    def __str__(self):
        return self.full_name_uk or self.email

    @property
    def full_name(self) -> str:
        """In the letters of the page's language, as far as the person has given both."""
        return (self.full_name_latin if get_language() == "en" else "") or str(self)

    def get_full_name(self):
        return self.full_name_uk

    def get_short_name(self):
        return self.full_name_uk
