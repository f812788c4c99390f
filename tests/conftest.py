"""What every test may use: people with their rights. Real servers and the browser are in services.py and
site.py, the settings of a test run in settings.py."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation

from tests.factories import UserFactory

pytest_plugins = ["tests.services", "tests.site"]


@pytest.fixture(autouse=True)
def chinese_first():
    """A page asked for in English leaves its language to the thread, and so to the next test."""
    yield
    translation.deactivate()


@pytest.fixture
def admin(db):
    """Somebody who may do everything."""
    return UserFactory(username="admin", is_staff=True, is_superuser=True)


@pytest.fixture
def admin_client(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def officer(db):
    """Investment-promotion staff: in the group 招商, which `/leads/` asks for, and no more."""
    person = UserFactory(username="officer")
    person.groups.add(Group.objects.get_or_create(name="招商")[0])
    return person


@pytest.fixture
def officer_client(client, officer):
    client.force_login(officer)
    return client
