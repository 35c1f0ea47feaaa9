"""Deploys, releases and rolls back with heroku3, as a script of its users would. It knows no pipelines."""

import os
import time

import heroku3
import requests


def main():
    session = requests.Session()
    session.trust_env = False
    heroku = heroku3.api.Heroku(session=session)
    heroku._heroku_url = os.environ["HEROKU_HOST"]
    assert heroku.authenticate(os.environ["HEROKU_API_KEY"])

    assert len({app.id for app in heroku.apps()}) == int(os.environ["APPS"])
    for order in ["asc", "desc"]:
        names = [app.name for app in heroku.apps(order_by="name", sort=order, limit=3)]
        assert len(names) == 3 and names == sorted(names, reverse=order == "desc"), names

    source = upload(heroku)
    app = heroku.create_app(name="python-app", stack_id_or_name="heroku-24")
    build = deploy(app, source)
    app.config()["GREETING"] = "good morning"
    answers(app, "good morning from web.1\n")
    assert app.rollback(f"v{version_of(app, build)}").description.startswith("Rollback to v")
    answers(app, "hello from web.1\n")

    other = heroku.create_app(name="python-other", stack_id_or_name="heroku-24")
    release = other.create_release(app.slug(build.slug.id).id)
    assert release.description == "Deploy 0123abc", release.description
    answers(other, "hello from web.1\n")
    other.scale_formation_process("worker", 1)
    until(lambda: other.dynos(), lambda dynos: "worker.1" in [dyno.name for dyno in dynos])
    until(lambda: other.get_log(dyno="worker.1"), lambda log: "worker.1 is up" in log)
    other.run_command_detached("node --version")
    other.enable_maintenance_mode()
    assert heroku.app("python-other").maintenance is True

    setup = heroku.create_appsetup({"url": source}, app={"name": "python-setup"})
    until(lambda: heroku.get_appsetup(setup.id), lambda setup: setup.status == "succeeded")
    answers(heroku.app("python-setup"), "hello from web.1\n")
    heroku.app("python-setup").delete()


def upload(heroku):
    """heroku3 has no sources, so that this is the one request made past it."""
    response = heroku._http_resource("POST", ("sources",))
    blob = response.json()["source_blob"]
    with open(os.environ["SOURCE_TARBALL"], "rb") as tarball:
        requests.put(blob["put_url"], data=tarball.read()).raise_for_status()
    return blob["get_url"]


def deploy(app, source):
    created = app.create_build(source, version="0123abc")
    assert "Build succeeded" in created.get()
    return until(
        lambda: next(build for build in app.builds() if build.id == created.id),
        lambda build: build.status == "succeeded",
    )


def version_of(app, build):
    return next(release.version for release in app.releases() if release.slug and release.slug.id == build.slug.id)


def answers(app, text):
    """Waits until the app answers with the text: its dynos restart after each release."""
    until(lambda: requests.get(app.web_url, timeout=60).text, lambda answer: answer == text)


def until(read, is_done):
    """Reads again until it is done, for a minute at most."""
    end = time.monotonic() + 60
    while not is_done(value := read()):
        assert time.monotonic() < end, value
        time.sleep(0.2)
    return value


main()
