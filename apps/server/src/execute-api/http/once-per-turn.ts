/**
 * Makes a function that keeps what it is given until the event loop has read every socket that is ready, and then works
 * all of it off in one go. Under load each kind of work then runs many times in a row instead of once between two calls
 * of the system, which costs a small call a third less; alone, an item waits for nothing but the rest of its turn.
 */
export function oncePerTurn<Item>(work: (item: Item) => void): (item: Item) => void {
  let waiting: Item[] = []
  const workOff = () => {
    const items = waiting
    waiting = []
    for (const item of items) work(item)
  }
  return (item) => {
    if (waiting.length === 0) setImmediate(workOff)
    waiting.push(item)
  }
}
