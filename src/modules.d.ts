// What the bundler and the test runner alike make of imports that are not code.

declare module "*?raw" {
  const text: string;
  export default text;
}

declare module "*?url" {
  const address: string;
  export default address;
}

declare module "*?inline" {
  const css: string;
  export default css;
}

declare module "*.css" {}
