import json


def lambda_handler(event, context):
    """Greets whom the event names, and refuses an event that names nobody."""
    print("event", json.dumps(event))
    if not event.get("name"):
        raise ValueError("Bad request: the event has no name")
    return {"message": f"Hello, {event['name']}!"}
