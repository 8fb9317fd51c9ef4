import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { TreeNode, TreeRow } from './tree-rows.ts'

/** How what a tree shows can be moved within it. */
export interface TreeMoving {
  readonly canMove: (node: TreeNode) => boolean
  /** What keeps a node from standing below another; undefined where nothing does. */
  readonly refusal: (node: TreeNode, target: TreeNode) => string | undefined
  readonly onMove: (node: TreeNode, target: TreeNode) => void
  /** A node was let go where it cannot stand. */
  readonly onRefused: (why: string) => void
}

interface Dragged {
  readonly node: TreeNode
  readonly over?: { readonly target: TreeNode; readonly refusal: string | undefined }
}

/** A closed node opens when something is held over it for so long. */
const openingInMillis = 700

/** A node that is dragged over the lines of a tree. `onLinger`: something is held over a closed node. */
export function useTreeDrag(moving: TreeMoving | undefined, onLinger: (node: TreeNode) => void) {
  const [dragged, setDragged] = useState<Dragged>()
  // The events of one drag come quicker than the page is drawn.
  const latest = useRef<Dragged>(undefined)
  const target = dragged?.over?.target
  const linger = useEffectEvent(onLinger)
  useEffect(() => {
    if (!target) return undefined
    const timer = setTimeout(() => linger(target), openingInMillis)
    return () => clearTimeout(timer)
  }, [target])

  function set(next: Dragged | undefined) {
    latest.current = next
    setDragged(next)
  }

  return {
    over: dragged?.over,
    text: dragged?.over && (dragged.over.refusal ?? `Move ${dragged.node.path} below ${dragged.over.target.path}`),
    /** For the row of a node. */
    row: ({ node }: TreeRow) =>
      moving?.canMove(node)
        ? {
            draggable: true,
            onDragStart: ({ dataTransfer }: DragEvent) => {
              dataTransfer.effectAllowed = 'move'
              dataTransfer.setData('text/plain', node.path)
              set({ node })
            },
            onDragEnd: () => {
              const refusal = latest.current?.over?.refusal
              set(undefined)
              if (refusal !== undefined) moving.onRefused(refusal)
            },
          }
        : {},
    /** For a line; what is let go on it goes below its node. */
    line: (lineTarget: TreeNode | undefined) =>
      moving && lineTarget
        ? {
            onDragOver: (event: DragEvent) => {
              const { node, over } = latest.current ?? {}
              if (!node) return
              const refusal = over?.target.key === lineTarget.key ? over.refusal : moving.refusal(node, lineTarget)
              if (over?.target.key !== lineTarget.key) set({ node, over: { target: lineTarget, refusal } })
              if (refusal === undefined) event.preventDefault()
              event.dataTransfer.dropEffect = refusal === undefined ? 'move' : 'none'
            },
            onDrop: (event: DragEvent) => {
              event.preventDefault()
              const node = latest.current?.node
              set(undefined)
              if (node) moving.onMove(node, lineTarget)
            },
          }
        : {},
    /** For what holds the lines. */
    frame: moving
      ? {
          onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
            const { node } = latest.current ?? {}
            // Whoever lets go where nothing is taken leaves to nowhere first: what was refused is told then.
            if (node && relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) set({ node })
          },
        }
      : {},
  }
}
