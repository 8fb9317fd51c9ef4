import json


def lambda_handler(event, context):
    """Answers with the very event of the proxy integration: what API Gateway tells a function of a call."""
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "application/json", "X-Function": context.function_name},
        "body": json.dumps(event, indent=2),
    }
