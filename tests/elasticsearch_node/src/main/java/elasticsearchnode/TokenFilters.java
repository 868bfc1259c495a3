package elasticsearchnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.regex.Regex;

/** The token filters that take options, each with the names and defaults of Elastic's reference. */
final class TokenFilters {

    private TokenFilters() {}

    static Filter asciifolding(Options options) {
        boolean both = options.flag("preserve_original", false);
        return Filter.normalizing(options, in -> new ASCIIFoldingFilter(in, both), ASCIIFoldingFilter::new);
    }

    static Filter ngram(Options options) {
        int shortest = options.number("min_gram", 1);
        int longest = options.number("max_gram", 2);
        boolean whole = options.flag("preserve_original", false);
        options.requireNgramDifference(shortest, longest);
        return Filter.refusedInSynonyms(options, in -> new NGramTokenFilter(in, shortest, longest, whole));
    }

    static Filter edgeNgram(Options options) {
        int shortest = options.number("min_gram", 1);
        int longest = options.number("max_gram", 2);
        boolean whole = options.flag("preserve_original", false);
        options.only("side", "front");
        return Filter.refusedInSynonyms(options, in -> new EdgeNGramTokenFilter(in, shortest, longest, whole));
    }

    static Filter length(Options options) {
        int shortest = options.number("min", 0);
        int longest = options.number("max", Integer.MAX_VALUE);
        return Filter.of(options, in -> new LengthFilter(in, shortest, longest));
    }

    static Filter unique(Options options) {
        boolean samePosition = options.flag("only_on_same_position", false);
        return Filter.of(options, samePosition ? RemoveDuplicatesTokenFilter::new : UniqueFilter::new);
    }

    static Filter patternReplace(Options options) {
        Pattern pattern = Regex.compile(options.requiredText("pattern"), options.text("flags", null));
        String replacement = options.text("replacement", "");
        boolean all = options.flag("all", true);
        return Filter.of(options, in -> new PatternReplaceFilter(in, pattern, replacement, all));
    }

    static Filter stemmer(Options options) {
        String alias = options.text("name", "porter");
        String language = options.text("language", alias);
        return Filter.of(options, stemmer(options, language));
    }

    private static UnaryOperator<TokenStream> stemmer(Options options, String language) {
        return switch (language) {
            case "dutch" -> in -> new SnowballFilter(in, "Dutch");
            case "english", "porter" -> PorterStemFilter::new;
            case "porter2" -> in -> new SnowballFilter(in, "English");
            case "light_english" -> KStemFilter::new;
            case "minimal_english" -> EnglishMinimalStemFilter::new;
            case "possessive_english" -> EnglishPossessiveFilter::new;
            default -> throw options.refusal("no stemmer for [" + language + "]");
        };
    }

    static Filter stemmerOverride(Options options) {
        StemmerOverrideFilter.Builder overrides = new StemmerOverrideFilter.Builder(false);
        for (String rule : options.requiredList("rules")) {
            String[] sides = rule.split("=>", -1);
            if (sides.length != 2 || sides[1].isBlank() || sides[1].contains(",")) {
                throw options.refusal("not a rule: [" + rule + "]");
            }
            for (String word : sides[0].split(",", -1)) {
                if (word.isBlank()) {
                    throw options.refusal("not a rule: [" + rule + "]");
                }
                overrides.add(word.trim(), sides[1].trim());
            }
        }
        try {
            StemmerOverrideFilter.StemmerOverrideMap map = overrides.build();
            return Filter.of(options, in -> new StemmerOverrideFilter(in, map));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Filter keywordMarker(Options options) {
        boolean ignoreCase = options.flag("ignore_case", false);
        if (options.has("keywords") == options.has("keywords_pattern")) {
            throw options.refusal("one of [keywords] and [keywords_pattern] is needed");
        }
        if (options.has("keywords")) {
            CharArraySet words = new CharArraySet(options.list("keywords"), ignoreCase);
            return Filter.of(options, in -> new SetKeywordMarkerFilter(in, words));
        }
        Pattern pattern = Pattern.compile(options.requiredText("keywords_pattern"));
        return Filter.of(options, in -> new PatternKeywordMarkerFilter(in, pattern));
    }

    static Filter dictionaryDecompounder(Options options) {
        CharArraySet words = new CharArraySet(options.requiredList("word_list"), false);
        int word = options.number("min_word_size", 5);
        int shortest = options.number("min_subword_size", 2);
        int longest = options.number("max_subword_size", 15);
        boolean onlyLongest = options.flag("only_longest_match", false);
        return Filter.leftOutOfSynonyms(options, in -> new DictionaryCompoundWordTokenFilter(
            in, words, word, shortest, longest, onlyLongest));
    }
}
