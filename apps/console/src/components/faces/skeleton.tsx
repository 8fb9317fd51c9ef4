import './skeleton.css'

/** Where something will stand as soon as it is there. */
export function Skeleton() {
  return (
    <output className="skeleton">
      <span className="skeleton-text">Loading</span>
      {['heading', 'first', 'second'].map((line) => (
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </output>
  )
}
