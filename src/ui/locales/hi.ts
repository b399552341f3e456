/** Strings by message id; made by `lit-localize build`. */
export const templates = {};
