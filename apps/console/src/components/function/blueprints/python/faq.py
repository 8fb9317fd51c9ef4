import json
import random

# What is asked often, and the answers.
FAQS = [
    {"q": "What is AWS Lambda?", "a": "A service that runs code when it is called, without servers that you look after."},
    {"q": "What events can trigger a function?", "a": "A call of an API, a changed file, a message in a queue and many more."},
    {"q": "What languages does Lambda support?", "a": "Node.js, Python, Java, .NET, Ruby, and with a runtime of your own any other."},
    {"q": "What is API Gateway for?", "a": "It gives functions an address on the web, and looks at each call before and after them."},
]


def lambda_handler(event, context):
    """Answers one of the questions by chance, as an API with a Lambda proxy integration wants it."""
    chosen = random.choice(FAQS)
    print(event.get("httpMethod", "direct"), event.get("path", "-"), "is told:", chosen["q"])
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(chosen)}
