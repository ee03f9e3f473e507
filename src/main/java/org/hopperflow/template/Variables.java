package org.hopperflow.template;

import java.util.List;
import org.hopperflow.provider.TemplateDraft;

final class Variables {
    static List<String> of(TemplateDraft draft) { throw new UnsupportedOperationException(); }
}
