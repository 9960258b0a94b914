"""What members would like to hear about: a list to add to and to vote on."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from members.forms import posted
from members.views.answers import get_or_post, invalid_form_status
from sessions import proposals, services
from sessions.forms.afterwards import TopicForm
from sessions.models import TopicProposal
from sessions.views.access import for_visitors

PAST_SHOWN = 10


@require_safe
@for_visitors
def topics(request, visitor):
    context = {
        "proposals": proposals.open_proposals(visitor.member),
        "past": proposals.became_sessions()[:PAST_SHOWN],
        "member": visitor.member,
    }
    return render(request, "sessions/topics.html", context)


@get_or_post
@for_visitors
def propose(request, visitor):
    form = TopicForm(posted(request))
    if form.is_valid():
        try:
            services.propose_topic(visitor.member, **form.cleaned_data, **visitor.actor)
        except services.TooManyTopics:
            most = services.MOST_OPEN_TOPICS
            text = gettext("{most} of your topics are on the list: that is the limit. Wait until one of them is taken.")
            form.add_error(None, text.format(most=most))
        else:
            messages.success(request, gettext("The topic is on the list, with your vote."))
            return redirect("expert_sessions:topics")
    return render(request, "sessions/propose.html", {"form": form}, status=invalid_form_status(form))


@require_POST
@for_visitors
def vote(request, visitor, proposal_id):
    """With `back` the vote is taken back."""
    proposal = get_object_or_404(TopicProposal, pk=proposal_id)
    act = services.take_vote_back if "back" in request.POST else services.vote
    try:
        act(proposal, visitor.member, **visitor.actor)
    except services.TopicClosed:
        messages.info(request, gettext("This topic is no longer on the list."))
    return redirect("expert_sessions:topics")
