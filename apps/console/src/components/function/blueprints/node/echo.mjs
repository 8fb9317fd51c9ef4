/** Answers with the very event of the proxy integration: what API Gateway tells a function of a call. */
export const handler = async (event, context) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json', 'X-Function': context.functionName },
  body: JSON.stringify(event, null, 2),
})
