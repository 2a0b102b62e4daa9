package dev.callsheet.documents.content;

import dev.callsheet.office.document.Document;
import dev.callsheet.office.outline.Preflight;
import dev.callsheet.office.theme.Theme;

/** What a document says and how it looks, ready to be written unless something is missing. */
public record Content(Document document, Theme theme, Preflight preflight) {}
