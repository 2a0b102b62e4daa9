/* A request to try begins with what it needs: the example of an optional parameter would be sent. */
const withoutOptionalExample = (key, value) => {
  if (!value?.in || !value.name || value.required) {
    return value;
  }
  const { example, ...parameter } = value;
  return parameter;
};

/* Operations are tried on the server that serves this page, whatever the document says. */
const thisServer = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (update) => (document) =>
          update({
            ...JSON.parse(JSON.stringify(document, withoutOptionalExample)),
            servers: [{ url: window.location.origin, description: "This server" }],
          }),
      },
    },
  },
});

const darkness = window.matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", darkness.matches);
darkness.addEventListener("change", follow);
follow();

window.SwaggerUIBundle({
  dom_id: "#reference",
  url: "/openapi.yaml",
  plugins: [thisServer],
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // The validator is on another server.
  validatorUrl: null,
});
