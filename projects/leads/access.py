"""Who may open the staff's desk: members of the group 招商, and whoever was given the right to see projects.

No right of its own is needed: `projects.view_project` exists with the model, and staff who have it may curate
projects anyway.
"""

from django.contrib.auth.mixins import UserPassesTestMixin

GROUP = "招商"


def may_see_leads(user):
    if not (user.is_authenticated and user.is_active):
        return False
    return (user.is_staff and user.has_perm("projects.view_project")) or user.groups.filter(
        name=GROUP
    ).exists()


def may_see_enquiries(user):
    """Enquiries hold names and phones: the group whose errand they are, or the right given by name."""
    if not (user.is_authenticated and user.is_active):
        return False
    return user.has_perm("parks.view_enquiry") or user.groups.filter(name=GROUP).exists()


class LeadsAccessMixin(UserPassesTestMixin):
    """Strangers are asked to sign in; signed-in people without the right get a 403."""

    def test_func(self):
        return may_see_leads(self.request.user)
