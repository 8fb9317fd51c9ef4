import './verb.css'

/** A verb in its own colour. */
export function Verb({ name }: { readonly name: string }) {
  return <span className={`verb verb-${name.toLowerCase()}`}>{name}</span>
}
