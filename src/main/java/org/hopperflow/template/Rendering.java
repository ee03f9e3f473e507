package org.hopperflow.template;

import java.util.Map;

final class Rendering {
    static RenderedTemplate render(Template template, Map<String, String> fields) { throw new UnsupportedOperationException(); }
}
