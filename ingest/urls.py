"""Addresses of the articles that facts come from."""

from django.urls import path

from ingest import views

app_name = "articles"
urlpatterns = [
    path("", views.ArticleList.as_view(), name="list"),
    path("<int:pk>/", views.ArticleDetail.as_view(), name="detail"),
]
