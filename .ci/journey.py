"""Goes the ways of the local system's users, and keeps a record of it: journey.py RUN_FILE RECORD.

RUN_FILE is local/target/storehouse.json of a run that goes on: it has the addresses and the demo users that the run was
seeded with. RECORD gets every request and its answer, without credentials, to be read when something has gone wrong.
Exits with 0 when an administrator has sold, a user has bought and cancelled, a stranger was kept out, and the sale was
seen in the warehouse.
"""

import json
import pathlib
import sys
import time
import urllib.error
import urllib.request
import uuid

PATIENCE_SECONDS = 60


class Caller:
    """Somebody with an address and a credential, or without one."""

    def __init__(self, record, base, credential=None):
        self.record, self.base = record, base
        self.headers = {"authorization": f"Bearer {credential}"} if credential else {}

    def ask(self, expected, method, path, body=None, **headers):
        """The answer's body, once its status is the one expected; no answer within half a minute is a failure."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(
            self.base + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json", **named, **self.headers},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                status, text = response.status, response.read().decode()
        except urllib.error.HTTPError as refusal:
            status, text = refusal.code, refusal.read().decode()
        shown = "(tokens)" if path.startswith("/auth/") and status < 400 else text
        print(f"{method} {path} {named} -> {status} {shown}", file=self.record)
        if status != expected:
            sys.exit(f"journey: {method} {path} was answered with {status} instead of {expected}: {text}")
        return json.loads(text) if text else None


def check(holds, what):
    if not holds:
        sys.exit(f"journey: it does not hold that {what}")


def logged_in(record, store, login):
    token = Caller(record, store).ask(200, "POST", "/auth/login", login)["access_token"]
    return Caller(record, store, token)


def in_warehouse(tenant, order_id):
    """Whether the sale arrives in the warehouse, as a tenant's analyst sees it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    sql = "SELECT count(*) AS sales FROM store.orders WHERE order_id = :order_id"
    while time.monotonic() < deadline:
        query = {"sql": sql, "parameters": {"order_id": order_id}, "wait_seconds": 20}
        if tenant.ask(200, "POST", "/v1/queries", query)["data"][0]["sales"] == 1:
            return True
        time.sleep(1)
    return False


def travel(run, record):
    store = run["store_url"]
    stranger = Caller(record, store)
    admin = logged_in(record, store, run["admin"])
    user = logged_in(record, store, run["user"])
    lamp = {"name": "Brass lamp", "price": "89.90", "currency": "EUR", "category": "lamps", "stock": 5}
    stranger.ask(401, "POST", "/products", lamp)
    user.ask(403, "POST", "/products", lamp)
    product = admin.ask(201, "POST", "/products", lamp)["product_id"]
    stranger.ask(200, "GET", f"/products/{product}")
    wanted = {"items": [{"product_id": product, "quantity": 2}]}
    key = str(uuid.uuid4())
    order = user.ask(201, "POST", "/orders", wanted, idempotency_key=key)["order_id"]
    again = user.ask(201, "POST", "/orders", wanted, idempotency_key=key)["order_id"]
    check(again == order, "one key is one order")
    stranger.ask(401, "GET", f"/orders/{order}")
    tenant = Caller(record, run["query_url"], run["tenants"][0]["api_key"])
    check(in_warehouse(tenant, order), "the sale arrives in the warehouse")
    user.ask(200, "POST", f"/orders/{order}/cancel")
    check(stranger.ask(200, "GET", f"/products/{product}")["stock"] == 5, "what was cancelled is there again")


def main():
    run = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    with open(sys.argv[2], "w", encoding="utf-8") as record:
        travel(run, record)
    print("journey: all of it went well")


if __name__ == "__main__":
    main()
