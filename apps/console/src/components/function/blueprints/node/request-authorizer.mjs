/** A REQUEST authorizer: the header, the query string and the stage variable must have the wanted values. */
const wanted = { HeaderAuth1: 'headerValue1', QueryString1: 'queryValue1', StageVar1: 'stageValue1' }

export const handler = async (event) => {
  const { headers, queryStringParameters, stageVariables, methodArn } = event
  const isKnown =
    headers?.HeaderAuth1 === wanted.HeaderAuth1 && queryStringParameters?.QueryString1 === wanted.QueryString1 && stageVariables?.StageVar1 === wanted.StageVar1
  console.log(isKnown ? 'allowed' : 'refused', methodArn)
  // Only this very text makes API Gateway answer 401.
  if (!isKnown) throw new Error('Unauthorized')
  return {
    principalId: 'me',
    policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }] },
    context: { caller: 'known' },
  }
}
