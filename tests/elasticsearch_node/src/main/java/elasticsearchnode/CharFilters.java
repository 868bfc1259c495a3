package elasticsearchnode;

import java.io.Reader;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/** What changes a text before it is cut into tokens. */
final class CharFilters {

    private static final Pattern MAPPING = Pattern.compile("(.*)=>(.*)", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|[^u])", Pattern.DOTALL);

    private CharFilters() {}

    static CharFilterFactory htmlStrip(Options options) {
        Set<String> kept = Set.copyOf(options.list("escaped_tags"));
        return new AbstractCharFilterFactory(options.name()) {
            @Override
            public Reader create(Reader in) {
                return new HTMLStripCharFilter(in, kept);
            }
        };
    }

    static CharFilterFactory mapping(Options options) {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String rule : options.requiredList("mappings")) {
            Matcher sides = MAPPING.matcher(rule);
            if (!sides.matches() || sides.group(1).isBlank()) {
                throw options.refusal("not a mapping: [" + rule + "]");
            }
            map.add(unescape(sides.group(1).trim()), unescape(sides.group(2).trim()));
        }
        NormalizeCharMap built = map.build();
        return new Normalizing(options.name(), in -> new MappingCharFilter(built, in));
    }

    static CharFilterFactory patternReplace(Options options) {
        Pattern pattern = Regex.compile(options.requiredText("pattern"), options.text("flags", null));
        String replacement = options.text("replacement", "");
        return new Normalizing(options.name(), in -> new PatternReplaceCharFilter(pattern, replacement, in));
    }

    /** A space at the end of a side, say, is written as an escape, because both sides are trimmed. */
    private static String unescape(String side) {
        return ESCAPE.matcher(side).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1).charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'u' -> String.valueOf((char) Integer.parseInt(found.group(1).substring(1), 16));
            default -> found.group(1);
        }));
    }

    /** Normalizers, prefix and wildcard queries go through these too. */
    private static final class Normalizing extends AbstractCharFilterFactory implements NormalizingCharFilterFactory {

        private final UnaryOperator<Reader> wrap;

        private Normalizing(String name, UnaryOperator<Reader> wrap) {
            super(name);
            this.wrap = wrap;
        }

        @Override
        public Reader create(Reader in) {
            return wrap.apply(in);
        }
    }
}
