/** Is a text a UUID in lower case, as the database writes its ids? Addresses carry anything. */
export const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
