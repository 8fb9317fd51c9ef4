exports.handler = async ({ path, httpMethod, requestContext: { stage } }) => ({
  statusCode: 200,
  body: JSON.stringify({ path, httpMethod, stage }),
})
