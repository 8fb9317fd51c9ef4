/** What is asked often, and the answers. */
const faqs = [
  { q: 'What is AWS Lambda?', a: 'A service that runs code when it is called, without servers that you look after.' },
  { q: 'What events can trigger a function?', a: 'A call of an API, a changed file, a message in a queue, a time of the day and many more.' },
  { q: 'When should I use Lambda and when EC2?', a: 'Lambda where code answers events; EC2 where you want the whole machine.' },
  {
    q: 'What kind of code can run on Lambda?',
    a: 'Anything from a small answer to a request up to the processing of files, as long as it ends within 15 minutes.',
  },
  { q: 'What languages does Lambda support?', a: 'Node.js, Python, Java, .NET, Ruby, and with a runtime of your own any other.' },
  { q: 'What is API Gateway for?', a: 'It gives functions an address on the web, and looks at each call before and after them.' },
]

/** Answers one of the questions by chance, as an API with a Lambda proxy integration wants it. */
export const handler = async (event) => {
  const chosen = faqs[Math.floor(Math.random() * faqs.length)]
  console.log(event.httpMethod ?? 'direct', event.path ?? '-', 'is told:', chosen.q)
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(chosen),
  }
}
