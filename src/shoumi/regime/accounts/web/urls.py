"""Addresses of accounts.

Of allauth's views only those that sign in and out are mounted, under the names allauth looks for; there is no sign-up,
no password reset by mail, no management of addresses.
"""

from allauth.account.views import login, logout
from allauth.mfa.base.views import authenticate
from allauth.mfa.webauthn.views import login_webauthn
from django.urls import include, path

from shoumi.regime.accounts.web import (
    factors,
    hats,
    history,
    own,
    providers,
    proving,
    recovering,
    register,
    services,
    single,
)

_own = [
    path("own/unlock", proving.unlock, name="unlock"),
    path("own/confirm", proving.confirm, name="confirm"),
    path("own/", own.security, name="security"),
    path("own/password", own.password, name="password"),
    path("own/tokens", own.mint_token, name="mint-token"),
    path("own/tokens/<uuid:token>/revoke", own.revoke_token, name="revoke-token"),
    path("own/sessions/end", own.end_session, name="end-session"),
    path("own/factors/", factors.set_up, name="set-up"),
    path("own/factors/app", factors.add_totp, name="add-totp"),
    path("own/factors/passkey", factors.add_passkey, name="add-passkey"),
    path("own/factors/remove", factors.remove_factor, name="remove-factor"),
    path("own/sessions/end-all", own.sign_out_everywhere, name="end-all-sessions"),
    path("own/sign-ins", history.own, name="own-sign-ins"),
    path("own/alerts/known", history.know, name="know-alerts"),
    path("own/services", services.own, name="own-services"),
    path("own/services/mint", services.mint, name="mint-service"),
    path("own/services/<uuid:token>/revoke", services.revoke, name="revoke-service"),
    path("own/identities/<int:identity>/unlink", single.unlink, name="unlink"),
    path("own/identities/<slug:code>/link", single.begin_link, name="link"),
    path("single/<slug:code>/", single.begin, name="single"),
    path("single/<slug:code>/back", single.back, name="single-back"),
    path("single/<slug:code>/logout", single.logout, name="single-logout"),
    path("providers/", providers.overview, name="providers"),
    path("providers/add/<slug:kind>", providers.add, name="add-provider"),
    path("providers/<uuid:provider>/", providers.provider, name="provider"),
    path("providers/<uuid:provider>/change", providers.change, name="change-provider"),
    path("providers/<uuid:provider>/test", providers.test, name="test-provider"),
    path("providers/<uuid:provider>/trust", providers.trust, name="trust-provider"),
    path("recover/", recovering.recover, name="recover"),
    path("recoveries/", recovering.overview, name="recoveries"),
    path("recoveries/<uuid:account_id>/confirm", recovering.confirm, name="confirm-recovery"),
    path("recoveries/<uuid:account_id>/stop", recovering.stop, name="stop-recovery"),
    path("sign-ins/", history.everybody, name="sign-ins"),
    path("services/", services.everybody, name="services"),
    path("hats/", hats.overview, name="hats"),
    path("hats/adopt", hats.adopt, name="adopt-profile"),
    path("register/", register.register, name="register"),
    path("register/<uuid:account_id>/", register.account, name="account"),
    path("register/<uuid:account_id>/suspend", register.suspend, name="suspend"),
    path("register/<uuid:account_id>/restore", register.restore, name="restore"),
    path("register/<uuid:account_id>/recover", recovering.open_one, name="open-recovery"),
    path("register/<uuid:account_id>/sign-out", register.sign_out, name="sign-out-person"),
    path("register/<uuid:account_id>/identities/<int:identity>/unlink", providers.unlink_of, name="unlink-of"),
    path("register/<uuid:account_id>/reset-password", register.reset_password, name="reset-password"),
]

urlpatterns = [
    path("sign-in/", single.with_providers(login), name="account_login"),
    path("sign-in/factor/", authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", login_webauthn, name="mfa_login_webauthn"),
    path("sign-out/", logout, name="account_logout"),
    path("", include((_own, "accounts"))),
]
