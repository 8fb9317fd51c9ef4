def lambda_handler(event, context):
    """A TOKEN authorizer: `allow` may call, `deny` may not, `unauthorized` is answered 401, any other token is an error."""
    token = event["authorizationToken"]
    if token == "allow":
        return policy("Allow", event["methodArn"])
    if token == "deny":
        return policy("Deny", event["methodArn"])
    if token == "unauthorized":
        raise Exception("Unauthorized")
    raise Exception("Error: Invalid token")


def policy(effect, resource):
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}
    return {
        "principalId": "user",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        # What the back end finds under $context.authorizer: texts, numbers and booleans only.
        "context": {"stringKey": "value", "numberKey": 1, "booleanKey": True},
    }
