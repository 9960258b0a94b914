from django.urls import path

from members.suggest import suggest_communities
from members.views import (
    activation,
    area,
    directory,
    leaving,
    mandates,
    own_data,
    representatives,
    second_factor,
    signing_in,
)

app_name = "members"
urlpatterns = [
    path("login/code/again/", signing_in.send_code_again, name="send_code_again"),
    path("login/first/<str:token>/", signing_in.first_sign_in, name="first_sign_in"),
    path("member/", area.dashboard, name="dashboard"),
    path("member/welcome/<str:token>/", activation.welcome, name="welcome"),
    path("member/activate/", activation.activate, name="activate"),
    path("member/acting-for/", area.acting_for, name="acting_for"),
    path("member/communities/", suggest_communities, name="communities"),
    path("member/mandates/", mandates.mandates, name="mandates"),
    path("member/mandates/add/", mandates.add_mandate, name="add_mandate"),
    path("member/mandates/<int:pk>/end/", mandates.end_mandate, name="end_mandate"),
    path("member/representatives/", representatives.representatives, name="representatives"),
    path("member/representatives/invite/", representatives.invite, name="invite"),
    path("member/representatives/<uuid:pk>/", representatives.change, name="representative"),
    path("member/representatives/<uuid:pk>/end/", representatives.end, name="end_representative"),
    path("member/representatives/<uuid:pk>/again/", representatives.invite_again, name="invite_again"),
    path("member/invitation/<str:token>/", representatives.invitation, name="invitation"),
    path("member/directory/", directory.directory, name="directory"),
    path("member/directory/mine/", directory.mine, name="directory_mine"),
    path("member/directory/export/", directory.export, name="directory_export"),
    path("member/directory/<uuid:pk>/", directory.entry, name="directory_entry"),
    path("member/directory/letters/<uuid:pk>/answer/", directory.answer, name="relay_answer"),
    path("member/directory/report/<str:token>/", directory.relay_report, name="relay_report"),
    path("member/profile/", area.profile, name="profile"),
    path("member/own-data/", own_data.own_data, name="own_data"),
    path("member/own-data.json", own_data.own_data_file, name="own_data_file"),
    path("member/own-data/erasure/", leaving.erasure, name="erasure"),
    path("member/own-data/erasure/withdraw/", leaving.withdraw_erasure, name="withdraw_erasure"),
    path("member/leave/", leaving.leave, name="leave"),
    path("member/sign-in/set-up/", second_factor.set_up, name="second_factor"),
    path("member/sign-in/recovery-codes/saved/", second_factor.recovery_codes_saved, name="recovery_codes_saved"),
    path("member/sign-in/sign-out-everywhere/", area.sign_out_everywhere, name="sign_out_everywhere"),
]
