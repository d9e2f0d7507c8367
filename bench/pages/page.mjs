/* A page with nothing but a worker: its first message says that it can be asked, its second is the first question. */

const worker = new Worker("worker.mjs", { type: "module" });
worker.onmessage = () => {
  document.documentElement.toggleAttribute("data-ready", true);
  worker.onmessage = ({ data }) => (document.querySelector("main").innerHTML = data);
};
