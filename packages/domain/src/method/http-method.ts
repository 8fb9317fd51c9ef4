/** The verbs of calls that ANY stands for. */
export const callMethods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'] as const

/** The verbs that a method can be put under, in the order in which AWS lists them in its error text. */
export const httpMethods = [...callMethods, 'ANY'] as const
export type HttpMethod = (typeof httpMethods)[number]

export function isHttpMethod(text: string): text is HttpMethod {
  return (httpMethods as readonly string[]).includes(text)
}
