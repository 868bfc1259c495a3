package elasticsearchnode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;

/**
 * The options of one analysis component.
 *
 * <p>To read an option is to know it: what nobody has read when the component stands is refused. A setting that would
 * do something in the real module, and nothing here, therefore fails the index instead of a search months later.
 */
final class Options {

    private final IndexSettings index;
    private final String name;
    private final Settings settings;
    private final Set<String> known = new HashSet<>(Set.of("type"));

    Options(IndexSettings index, String name, Settings settings) {
        this.index = index;
        this.name = name;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    boolean has(String option) {
        known.add(option);
        return settings.hasValue(option);
    }

    boolean flag(String option, boolean otherwise) {
        known.add(option);
        return settings.getAsBoolean(option, otherwise);
    }

    int number(String option, int otherwise) {
        known.add(option);
        return settings.getAsInt(option, otherwise);
    }

    String text(String option, String otherwise) {
        known.add(option);
        return settings.get(option, otherwise);
    }

    String requiredText(String option) {
        String value = text(option, "");
        if (value.isEmpty()) {
            throw refusal("[" + option + "] is missing");
        }
        return value;
    }

    List<String> list(String option) {
        known.add(option);
        return settings.getAsList(option);
    }

    List<String> requiredList(String option) {
        if (!has(option)) {
            throw refusal("[" + option + "] is missing (files on the server are not supported)");
        }
        return list(option);
    }

    /** Knows an option of which only this value can be had here. */
    void only(String option, String value) {
        String found = text(option, value);
        if (!found.equals(value)) {
            throw refusal("[" + option + "] can only be [" + value + "] here, not [" + found + "]");
        }
    }

    void requireNgramDifference(int shortest, int longest) {
        int allowed = index == null ? longest : index.getMaxNgramDiff();
        if (longest - shortest > allowed) {
            throw refusal("max_gram - min_gram is greater than index.max_ngram_diff [" + allowed + "]");
        }
    }

    void refuseUnknown() {
        for (String option : settings.keySet()) {
            // A component that is named without options is given the settings of its index.
            if (!known.contains(option) && !option.startsWith("index.")) {
                throw refusal("unknown or unsupported option [" + option + "]");
            }
        }
    }

    IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException("analysis component [" + name + "]: " + reason);
    }
}
