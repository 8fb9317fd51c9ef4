/** Four boxes; the call has reached the third. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="2">
        <rect x="3" y="3" width="9" height="9" rx="2" />
        <rect x="16" y="3" width="9" height="9" rx="2" />
        <rect x="16" y="16" width="9" height="9" rx="2" fill="currentColor" />
        <rect x="3" y="16" width="9" height="9" rx="2" />
      </g>
    </svg>
  )
}
