"""What docker-compose.yml and the Dockerfile promise to an operator, read from the files themselves."""

import re
import subprocess
import sys

import pytest
import yaml
from django.core.management import get_commands

from tests.services import ROOT, process_environment, run_manage

COMPOSE = (ROOT / "docker-compose.yml").read_text()
SERVICES = yaml.safe_load(COMPOSE)["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ("prepare", "web", "worker", "beat")
RUNNING = sorted(set(SERVICES) - {"prepare"})
SECRETS = ("SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "SITE_HOST")


def test_web_worker_beat_database_and_broker_are_all_there():
    assert {"web", "worker", "beat", "db", "broker"} <= set(SERVICES)


@pytest.mark.parametrize("name", RUNNING)
def test_a_running_service_says_whether_it_is_well_and_comes_back(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", OURS)
def test_our_containers_can_change_nothing_but_their_volumes(name):
    service = SERVICES[name]
    assert service["read_only"] and service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_has_no_default_and_is_asked_for_by_name(secret):
    assert f"${{{secret}:?set {secret}" in COMPOSE
    assert f"${{{secret}:-" not in COMPOSE


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_nothing_serves_or_works_before_the_database_is_prepared(name):
    assert SERVICES[name]["depends_on"]["prepare"]["condition"] == "service_completed_successfully"
    assert SERVICES["prepare"]["depends_on"]["db"]["condition"] == "service_healthy"


def test_the_web_port_is_open_to_this_server_alone():
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])
    assert all("ports" not in SERVICES[name] for name in set(SERVICES) - {"web"})


def test_every_volume_that_is_used_is_declared():
    used = {
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", ())
        if not volume.startswith(("$", ".", "/"))
    }
    assert used == set(yaml.safe_load(COMPOSE)["volumes"])


def test_the_settings_that_are_passed_are_settings_that_are_read():
    source = (ROOT / "config" / "settings.py").read_text()
    for name in SERVICES["web"]["environment"]:
        assert f'"{name}"' in source, f"{name} is passed to the site, which does not read it"


def test_the_commands_exist():
    assert SERVICES["prepare"]["command"] == ["python", "manage.py", "prepare_site"]
    assert "prepare_site" in get_commands()
    assert SERVICES["worker"]["command"][:4] == ["celery", "-A", "config", "worker"]
    assert SERVICES["beat"]["command"][:4] == ["celery", "-A", "config", "beat"]


def test_the_image_installs_locked_packages_and_runs_as_nobody_in_particular():
    assert "--require-hashes -r requirements.lock" in DOCKERFILE
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)[-1:] == ["parks"]
    assert all(
        ":" in image and "/" not in image for image in re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    )


def test_the_image_holds_no_local_settings_or_database():
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert "*" in (ROOT / ".dockerignore").read_text().splitlines()
    assert not {".env", "var/", ".git/", "tests/"} & set(kept)
    assert all((ROOT / name).exists() for name in kept)


def test_the_site_does_not_start_without_a_key_and_says_what_to_do():
    started = subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        cwd=ROOT,
        env=process_environment(SECRET_KEY=""),
        capture_output=True,
        text=True,
    )
    assert started.returncode
    assert "make run" in started.stderr and "docs/operating.md" in started.stderr


def test_reading_articles_needs_no_key(tmp_path):
    (tmp_path / "a.txt").write_text(
        "11月8日，巴南区举行集中签约仪式，27个项目签约，总投资35.7亿元。", "utf-8"
    )
    read = run_manage("read_articles", str(tmp_path), SECRET_KEY="")
    assert '"project_count": 27' in read.stdout
