// @ts-check
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { root } from "../ready.mjs";

/**
 * Runs a program of node_modules quietly and gives back what it complained about: [] when it was content.
 * @param {string} program its file below node_modules
 * @param {string[]} parameters
 * @returns {Promise<string[]>}
 */
export function complaintsOf(program, parameters) {
  return new Promise((resolve) => {
    const file = path.join(root, "node_modules", program);
    const child = spawn(process.execPath, [file, ...parameters], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.on("close", (code) => resolve(code === 0 ? [] : [Buffer.concat(said).toString().trim()]));
  });
}
