import type { ThrottleBucket } from '@fourbox/domain'
import { bucketName, tokensText } from './bucket-texts.ts'
import './buckets.css'

/** How full each bucket is that a call would take a token of, in the order in which they are asked. */
export function Buckets({ buckets }: { readonly buckets: readonly ThrottleBucket[] }) {
  return (
    <ul className="buckets">
      {buckets.map((bucket) => (
        <li key={bucket.level}>
          <b>{bucketName[bucket.level]}</b>: {tokensText(bucket)}
          <span className="bucket" aria-hidden="true">
            <span className={bucket.tokens < 1 ? 'bucket-empty' : ''} style={{ inlineSize: `${share(bucket) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Of several workers each has a token at least: together they may have more than the burst. */
function share({ tokens, burst }: ThrottleBucket): number {
  return burst <= 0 ? 0 : Math.min(1, tokens / burst)
}
