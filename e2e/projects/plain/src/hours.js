exports.handler = async ({ pathParameters: { day } }) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ day, open: day !== 'sunday', table: process.env.VISITS_TABLE }),
})
