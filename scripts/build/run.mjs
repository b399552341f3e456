// @ts-check
import webpack from "webpack";

/**
 * Builds a configuration; throws an Error that lists what webpack complained about.
 * @param {import("webpack").Configuration} configuration
 * @returns {Promise<import("webpack").Stats>}
 */
export async function build(configuration) {
  const compiler = webpack(configuration);
  try {
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, result) => (error || !result ? reject(error) : resolve(result)));
    });
    if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
    return stats;
  } finally {
    // Only a closed compiler has written its cache.
    await new Promise((resolve) => compiler.close(() => resolve(undefined)));
  }
}
