# 重庆产业园区名录. `make help` 列出所有命令 / lists every command.
# `make run` and `make test` need Python 3.11+ and make, nothing else; every path here is relative, so that
# the folder may have any name.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# 端口 / port
PORT ?= 8000
# 并行测试进程数 / test processes
JOBS ?= auto
# 只测其中一部分 / a part of the tests: make test TESTS=tests/parks
TESTS ?= tests
# 带正确答案的文章夹 / a folder of articles with their right answers
GOLD ?= tests/gold/building

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes
LOCK_FLAGS := --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header --universal
# granian would share a port with another granian without a word.
BIND := import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('127.0.0.1', int(sys.argv[1])))
# Folders too: a file that went away changes its folder's date.
STATIC_SOURCES := $(shell find static -print 2>/dev/null)

.PHONY: help
help: ## 列出命令 / list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1@\2/p' Makefile | awk -F@ '{ printf "  make %-10s %s\n", $$1, $$2 }'

.PHONY: run
run: prepare ## 建好一切并打开网站 / set everything up and serve the site (PORT=8000)
	@$(PY) -c "$(BIND)" $(PORT) 2>/dev/null || { echo "端口 $(PORT) 已被占用，请用 make run PORT=… / port $(PORT) is taken, use make run PORT=…" >&2; exit 1; }
	@echo "网站在 / the site is at  http://127.0.0.1:$(PORT)/   (Ctrl+C 停止 / stops)"
	@exec $(PY) -m granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers 1 --blocking-threads 4 --no-ws --log-level warning config.wsgi:application

.PHONY: prepare
prepare: .env $(VENV)/run.stamp var/static.stamp ## 建库、载入参考数据和样例 / database, reference data, samples
	@$(PY) manage.py prepare_site

.PHONY: test
test: $(VENV)/dev.stamp ## 全部测试 / the whole test suite (TESTS=tests/parks for a part)
	@$(PY) -m pytest -n $(JOBS) --maxprocesses 4 --dist loadgroup $(TESTS)

.PHONY: lint
lint: $(VENV)/dev.stamp ## 代码检查 / ruff, formatting, missing migrations
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@SECRET_KEY=lint SITE_LOCAL=1 $(PY) manage.py makemigrations --check --dry-run

.PHONY: format
format: $(VENV)/dev.stamp ## 整理代码格式 / put the code into shape
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

.PHONY: evaluate
evaluate: .env $(VENV)/run.stamp ## 读取器的分数 / how well the reader does (GOLD=folder)
	@$(PY) manage.py evaluate "$(GOLD)"

.PHONY: bench
bench: $(VENV)/dev.stamp ## 速度 / how fast reading, loading and the pages are
	@$(PY) -m tests.bench

.PHONY: screenshots
screenshots: $(VENV)/dev.stamp ## 重拍 docs/screenshots / take the pictures of docs/screenshots anew (needs chromium)
	@$(PY) -m tests.screenshots

.PHONY: messages
messages: $(VENV)/dev.stamp ## 收集并编译英文翻译 / collect and compile the English texts (needs gettext)
	@SECRET_KEY=messages SITE_LOCAL=1 $(PY) manage.py makemessages --locale en --add-location file \
		--ignore "$(VENV)/*" --ignore "staticfiles/*"
	@$(PY) -c "import polib; polib.pofile('locale/en/LC_MESSAGES/django.po').save_as_mofile('locale/en/LC_MESSAGES/django.mo')"

.PHONY: lock
lock: $(VENV)/dev.stamp ## 重新锁定依赖 / lock the packages anew, with hashes and without index addresses
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(PY) -m uv pip compile pyproject.toml $(LOCK_FLAGS) --output-file requirements.lock
	@$(PY) -m uv pip compile pyproject.toml --group dev $(LOCK_FLAGS) --output-file requirements-dev.lock

.PHONY: clean
clean: ## 删掉生成的文件（留下数据库） / remove what was made, keep the database
	@rm -rf $(VENV) staticfiles var/static.stamp .pytest_cache .ruff_cache .hypothesis

# --- what is made once, and again only when its sources changed ---

# A python that can make environments; python3 of Debian cannot until python3-venv is there, so look on.
$(PY):
	@for python in "$$PYTHON" python3 python3.14 python3.13 python3.12 python3.11 python; do \
		[ -n "$$python" ] || continue; \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		recent=$$python; \
		"$$python" -c 'import venv, ensurepip' 2>/dev/null || continue; \
		echo "建立 / making $(VENV)  ($$("$$python" --version))"; \
		"$$python" -m venv --clear $(VENV) && exit 0; \
	done; \
	if [ -n "$$recent" ]; then \
		echo "$$recent 缺少 venv 与 ensurepip；Debian、Ubuntu 请装 python3-venv。" >&2; \
		echo "$$recent lacks venv and ensurepip; on Debian or Ubuntu install python3-venv." >&2; \
	else \
		echo "需要 Python 3.11 或更新版本（或以 PYTHON=… 指明）。" >&2; \
		echo "Python 3.11 or later is needed (or name one with PYTHON=…)." >&2; \
	fi; exit 1

$(VENV)/run.stamp: requirements.lock | $(PY)
	@echo "安装锁定的依赖，首次约一分钟 / installing the locked packages, about a minute the first time"
	@$(PIP_INSTALL) --requirement requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock | $(PY)
	@echo "安装开发依赖 / installing the packages for development"
	@$(PIP_INSTALL) --requirement requirements-dev.lock
	@touch $@

# Settings of this machine alone: a local site over plain http, and a key that nobody else has.
.env: | $(PY)
	@(umask 077; $(PY) -c "import secrets; print('SITE_LOCAL=1\nSECRET_KEY=' + secrets.token_urlsafe(50))" > $@)

var/static.stamp: $(STATIC_SOURCES) $(VENV)/run.stamp | .env
	@mkdir -p var
	@$(PY) manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@
