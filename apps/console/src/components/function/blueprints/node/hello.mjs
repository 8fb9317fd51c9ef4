/** Greets whom the event names, and refuses an event that names nobody. */
export const handler = async (event) => {
  console.log('event', JSON.stringify(event))
  if (!event.name) throw new Error('Bad request: the event has no name')
  return { message: `Hello, ${event.name}!` }
}
