import type { AuthorizationType } from '@fourbox/domain'
import type { TemplateLibrary } from '../context/template-library.ts'

/** What the boxes of a method need to know of the method and its API. */
export interface MethodFacts {
  readonly authorizationType: AuthorizationType
  readonly templates: TemplateLibrary
  readonly minimumCompressionSize: number | undefined
  readonly isBinary: (mediaType: string) => boolean
  /** Asked with the first media type of Accept. */
  readonly acceptsBinary: (mediaType: string | undefined) => boolean
  /** Whether the back end is a function, whose errors and successes are told apart by their text. */
  readonly isLambda: boolean
}
