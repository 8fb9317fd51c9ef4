/**
 * A TOKEN authorizer: `allow` may call, `deny` may not, `unauthorized` is answered 401, and any other token is an error
 * of the function.
 */
export const handler = async (event) => {
  const token = event.authorizationToken
  if (token === 'allow') return policy('Allow', event.methodArn)
  if (token === 'deny') return policy('Deny', event.methodArn)
  if (token === 'unauthorized') throw new Error('Unauthorized')
  throw new Error('Error: Invalid token')
}

const policy = (Effect, Resource) => ({
  principalId: 'user',
  policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }] },
  // What the back end finds under $context.authorizer: texts, numbers and booleans only.
  context: { stringKey: 'value', numberKey: 1, booleanKey: true },
})
