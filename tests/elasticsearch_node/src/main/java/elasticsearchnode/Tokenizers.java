package elasticsearchnode;

import java.util.function.IntPredicate;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.index.analysis.TokenizerFactory;

/** The tokenizers that take options. */
final class Tokenizers {

    private Tokenizers() {}

    static TokenizerFactory ngram(Options options) {
        int shortest = options.number("min_gram", 1);
        int longest = options.number("max_gram", 2);
        IntPredicate inToken = tokenCharacters(options);
        options.requireNgramDifference(shortest, longest);
        return TokenizerFactory.newFactory(options.name(), () -> new NGramTokenizer(shortest, longest) {
            @Override
            protected boolean isTokenChar(int character) {
                return inToken.test(character);
            }
        });
    }

    static TokenizerFactory edgeNgram(Options options) {
        int shortest = options.number("min_gram", 1);
        int longest = options.number("max_gram", 2);
        IntPredicate inToken = tokenCharacters(options);
        options.only("side", "front"); // Wagtail still sends it
        return TokenizerFactory.newFactory(options.name(), () -> new EdgeNGramTokenizer(shortest, longest) {
            @Override
            protected boolean isTokenChar(int character) {
                return inToken.test(character);
            }
        });
    }

    private static IntPredicate tokenCharacters(Options options) {
        String custom = options.text("custom_token_chars", "");
        IntPredicate all = null;
        for (String kind : options.list("token_chars")) {
            IntPredicate one = switch (kind) {
                case "letter" -> Character::isLetter;
                case "digit" -> Character::isDigit;
                case "whitespace" -> Character::isWhitespace;
                case "custom" -> character -> custom.indexOf(character) >= 0;
                default -> throw options.refusal("no token_chars [" + kind + "] here");
            };
            all = all == null ? one : all.or(one);
        }
        return all == null ? character -> true : all;
    }
}
