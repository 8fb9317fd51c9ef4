import { isSecretParameter, redact, type Why, type WhyPlace } from '@fourbox/domain'
import { findJsonFault } from '../content/json-fault.ts'
import { jsonPlace } from '../content/json-place.ts'
import type { LocatedError, ModelFault } from '../model/model-validators.ts'

/** Why a body was refused, in words for a person, and where: in the body, and in the model. Made for those alone who ask. */

interface RefusedBody {
  readonly text: string
  readonly mediaType: string
  readonly modelName: string
  readonly fault: ModelFault
}

export function bodyNotOfModel({ text, mediaType, modelName, fault }: RefusedBody): Why {
  const about = { modelName, mediaType }
  const malformed = bodyMalformed(text)
  if (malformed !== undefined) return { ...malformed, checks: [`the model ${modelName} stands for ${mediaType}, and takes JSON alone`], about }
  const errors = fault.locate().map((error) => placesOf(error, text))
  const [first] = errors
  return {
    id: 'body-not-of-model',
    sentence: `The body does not fit the model ${modelName}: ${first ? sentenceOf(first) : fault.text}.`,
    ...(errors.length > 1 && { checks: errors.map(sentenceOf) }),
    mend: 'Send another body, change the model, or choose a validator that does not look at the body.',
    ...(first && { places: first.places }),
    about,
  }
}

/** Undefined of one that is JSON. */
export function bodyMalformed(text: string): Why | undefined {
  const found = findJsonFault(text)
  if (found === undefined) return undefined
  const { fault, line, column } = found
  return {
    id: 'body-malformed',
    sentence: `The body is not well-formed JSON, at line ${line}, column ${column}: ${fault}.`,
    mend: 'Correct the body there.',
    places: [{ in: 'body', line, column }],
  }
}

interface FoundError {
  readonly what: string
  readonly places: readonly WhyPlace[]
}

/** `$.lines[1].quantity is "1": instance type (string) does not match … (body line 3, model line 9)` */
function sentenceOf({ what, places }: FoundError): string {
  const lines = places.map(({ in: place, line }) => `${place} line ${line}`)
  const [body] = places
  const subject = body?.in === 'body' ? `${body.path ?? ''}${body.value === undefined ? '' : ` is ${body.value}`}` : ''
  return `${subject}: ${what} (${lines.join(', ')})`
}

function placesOf({ text: what, path, value, model }: LocatedError, body: string): FoundError {
  const json = JSON.stringify(value)
  const isScalar = typeof value !== 'object' || value === null
  const starred = isScalar && isSecretParameter(String(path.at(-1) ?? '')) ? `"${redact(json.slice(1, -1))}"` : json
  return {
    what: starred !== json && json.length > 2 ? what.replaceAll(json, () => starred) : what,
    places: [
      {
        in: 'body',
        path: `$${path.map(stepText).join('')}`,
        ...(isScalar && { value: shortened(starred) }),
        ...jsonPlace(body, path),
      },
      ...(model
        ? [
            {
              in: 'model' as const,
              modelName: model.modelName,
              path: model.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
              ...jsonPlace(model.text, model.path, 'name'),
            },
          ]
        : []),
    ],
  }
}

/** More of a value than this explains nothing. */
const longestValue = 80

function shortened(json: string): string {
  return json.length <= longestValue ? json : `${json.slice(0, longestValue)}…`
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
}
