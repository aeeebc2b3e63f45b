"""Addresses of talks and posts."""

from django.urls import path

from hamgam.talk.views import becoming, posts, running, talks

_TALK, _POST = "w/talk/<int:talk>/", "w/talk/posts/<int:post>/"

urlpatterns = [
    path("w/talk/", talks.talk_list, name="talk.list"),
    path("w/talk/on/<slug:kind>/<int:thing>/", talks.on, name="talk.on"),
    path(_TALK, talks.page, name="talk.page"),
    path(_TALK + "write/", talks.write, name="talk.write"),
    path(_TALK + "follow/", talks.follow, name="talk.follow"),
    path(_TALK + "close/", running.close, name="talk.close"),
    path(_TALK + "reopen/", running.reopen, name="talk.reopen"),
    path(_TALK + "put-off/", running.put_off, name="talk.put_off"),
    path(_TALK + "move/", running.move, name="talk.move"),
    path(_POST, posts.post, name="talk.post"),
    path(_POST + "take-back/", posts.take_back, name="talk.take_back"),
    path(_POST + "correct/", posts.correct, name="talk.correct"),
    path(_POST + "translate/", posts.translate, name="talk.translate"),
    path(_POST + "become/", becoming.take_up, name="talk.take_up"),
    path(_POST + "task/", becoming.assign_task, name="talk.assign_task"),
    path(_POST + "remove/", posts.remove, name="talk.remove"),
]
