import { documentShapes } from './document-shapes.ts'
import { shapeOf, type Steps } from './document-steps.ts'

/** What this program does not know of a kind of which there are documents, the newest in such a shape; undefined when it knows them. */
export function newerThanKnown(kind: string, shape: number, steps: Steps): string | undefined {
  if (!Object.hasOwn(documentShapes, kind)) return `a document of the kind ${kind}, which this one does not know`
  return shape > shapeOf(kind, steps) ? `${kind} in shape ${shape}; this one knows ${shapeOf(kind, steps)}` : undefined
}
