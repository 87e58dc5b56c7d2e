// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of one key-value head in blocks whose scores stay in the cache: the forward by online softmax (Milakov and Gimelshein, 2018), the backward from the
// logarithms of its sums, as FlashAttention does it (Dao et al., 2022). Compiled for its instruction set: sources.cmake.
#include "engine/model/fast/narrow_tile_avx512.h"

namespace undertone::avx512bf16 {

namespace {

constexpr float log2e = 1.44269504F;
constexpr float ln2 = 0.69314718F;

/// Keys whose scores the forward holds at once; softmax goes on from one such stretch to the next.
constexpr std::int64_t keyStretch = 256;
/// The backward's blocks. Rows are a multiple of tileRows and even.
constexpr std::int64_t blockRows = 48;
constexpr std::int64_t blockKeys = 128;

std::int64_t least(std::int64_t a, std::int64_t b) { return a < b ? a : b; }
std::int64_t most(std::int64_t a, std::int64_t b) { return a > b ? a : b; }

/// Hands out pieces of a room, each on a boundary of 64 bytes; without one, only counts them.
struct Pieces {
    std::byte* room = nullptr;
    std::int64_t used = 0;

    template <class T> T* take(std::int64_t count)
    {
        T* piece = room == nullptr ? nullptr : reinterpret_cast<T*>(room + used);
        used += (count * static_cast<std::int64_t>(sizeof(T)) + 63) / 64 * 64;
        return piece;
    }
};

struct ForwardRoom {
    BFloat16Pair* keys;        ///< transposed and packed
    BFloat16Pair* values;      ///< packed
    float* scores;             ///< (tileRows, keyStretch)
    BFloat16Bits* exponentials;
    float* mixed;              ///< (tileRows, size)

    ForwardRoom(const AttentionHeads& heads, Pieces& pieces)
        : keys(pieces.take<BFloat16Pair>(heads.size / 2 * inPanels(heads.seen))), values(pieces.take<BFloat16Pair>(packedPairs(inPanels(heads.seen), heads.size))),
          scores(pieces.take<float>(tileRows * keyStretch)), exponentials(pieces.take<BFloat16Bits>(tileRows * keyStretch)),
          mixed(pieces.take<float>(tileRows * heads.size))
    {
    }
};

/// Where a row's softmax stands.
struct OnlineSoftmax {
    float largest[tileRows];   ///< scaled, to the base 2
    float sums[tileRows];
};

void packKeysTransposed(Rows<const BFloat16Bits> rows, std::int64_t seen, std::int64_t size, BFloat16Pair* packed)
{
    for (std::int64_t first = 0; first < seen; first += narrowPanel)
        packRowsTransposed(rows, size, first, seen, packed + first * size / 2);
}

/// Rows up to a whole panel become zero.
void packValues(Rows<const BFloat16Bits> rows, std::int64_t seen, std::int64_t size, BFloat16Pair* packed)
{
    const std::int64_t pairs = inPanels(seen) / 2;
    for (std::int64_t first = 0; first < size; first += narrowPanel) {
        BFloat16Pair* panel = packed + first * pairs;
        packPanel(rows, seen, first, size, panel, narrowPanel);
        for (std::int64_t i = (seen + 1) / 2 * narrowPanel; i < pairs * narrowPanel; ++i)
            panel[i] = 0;
    }
}

/// Scores of one row become exponentials; returns what was summed before has to be multiplied with.
inline float exponentialsOfRow(const float* scores, BFloat16Bits* into, std::int64_t visible, std::int64_t width, float scale, float& largest, float& sum)
{
    if (visible <= 0) {
        for (std::int64_t i = 0; i < width; i += vectorWidth)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(into + i), _mm256_setzero_si256());
        return 1.0F;
    }
    __m512 high = _mm512_set1_ps(-__builtin_inff());
    for (std::int64_t i = 0; i < visible; i += vectorWidth)
        high = _mm512_mask_max_ps(high, below(i, visible), high, _mm512_loadu_ps(scores + i));
    const float before = largest;
    const float now = _mm512_reduce_max_ps(high) * scale;
    largest = now > before ? now : before;
    const __m512 over = _mm512_set1_ps(-largest);
    const __m512 scales = _mm512_set1_ps(scale);
    __m512 total = _mm512_setzero_ps();
    for (std::int64_t i = 0; i < width; i += vectorWidth) {
        const __m512 values = _mm512_maskz_mov_ps(below(i, visible), powerOfTwo(_mm512_fmadd_ps(_mm512_loadu_ps(scores + i), scales, over)));
        total = _mm512_add_ps(total, values);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(into + i), narrowed(values));
    }
    const float correction = before == largest ? 1.0F : __builtin_exp2f(before - largest);
    sum = sum * correction + _mm512_reduce_add_ps(total);
    return correction;
}

template <int M> inline void attendTile(const AttentionHeads& heads, const BFloat16Bits* query, std::int64_t row, const ForwardRoom& room, BFloat16Bits* mixed,
                                        std::int64_t mixedStride, float* logSums)
{
    const std::int64_t before = heads.seen - heads.rows;
    const std::int64_t visible = before + row + M;     // of the tile's last row
    const float scale = heads.scale * log2e;
    OnlineSoftmax softmax;
    for (int i = 0; i < M; ++i) {
        softmax.largest[i] = -__builtin_inff();
        softmax.sums[i] = 0.0F;
    }
    Tile<M> tile;
    for (std::int64_t key = 0; key < visible; key += keyStretch) {
        const std::int64_t width = inPanels(least(keyStretch, visible - key));
        for (std::int64_t panel = 0; panel < width; panel += narrowPanel) {
            tile.clear();
            tile.add(query, heads.query.stride, room.keys + (key + panel) * heads.size / 2, narrowPanel, heads.size / 2);
            for (int i = 0; i < M; ++i) {
                _mm512_storeu_ps(room.scores + i * keyStretch + panel, tile.sums[i][0]);
                _mm512_storeu_ps(room.scores + i * keyStretch + panel + vectorWidth, tile.sums[i][1]);
            }
        }
        float corrections[M];
        for (int i = 0; i < M; ++i)
            corrections[i] = exponentialsOfRow(room.scores + i * keyStretch, room.exponentials + i * keyStretch, least(width, before + row + i + 1 - key), width, scale,
                                               softmax.largest[i], softmax.sums[i]);
        for (std::int64_t column = 0; column < heads.size; column += narrowPanel) {
            float* sums = room.mixed + column;
            for (int i = 0; i < M; ++i) {
                for (int half = 0; half < halves; ++half)
                    tile.sums[i][half] = key == 0 ? _mm512_setzero_ps()
                                                  : _mm512_mul_ps(_mm512_loadu_ps(sums + i * heads.size + half * vectorWidth), _mm512_set1_ps(corrections[i]));
            }
            tile.add(room.exponentials, keyStretch, room.values + column * (inPanels(heads.seen) / 2) + key / 2 * narrowPanel, narrowPanel, width / 2);
            for (int i = 0; i < M; ++i) {
                for (int half = 0; half < halves; ++half)
                    _mm512_storeu_ps(sums + i * heads.size + half * vectorWidth, tile.sums[i][half]);
            }
        }
    }
    for (int i = 0; i < M; ++i) {
        const __m512 inverse = _mm512_set1_ps(1.0F / softmax.sums[i]);
        for (std::int64_t column = 0; column < heads.size; column += vectorWidth)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(mixed + i * mixedStride + column),
                                narrowed(_mm512_mul_ps(_mm512_loadu_ps(room.mixed + i * heads.size + column), inverse)));
        logSums[row + i] = softmax.largest[i] * ln2 + __builtin_logf(softmax.sums[i]);
    }
}

struct BackwardRoom {
    BFloat16Pair* keysAcross;      ///< transposed and packed, as are the values: for scores and their gradients
    BFloat16Pair* valuesAcross;
    BFloat16Pair* keys;            ///< packed: for queries
    BFloat16Bits* queries;         ///< (size, evenRows) of each head: for keys
    BFloat16Bits* coming;          ///< (size, evenRows) of each head: for values
    float* toQuery;                ///< (rows, size) of each head
    float* toKey;                  ///< (size, blockKeys)
    float* toValue;
    BFloat16Pair* probabilities;   ///< (blockRows / 2, blockKeys), pairs of rows
    BFloat16Pair* gradients;       ///< of the scores, likewise
    BFloat16Bits* gradientRows;    ///< (blockRows, blockKeys)
    float* tile;                   ///< (tileRows, narrowPanel)
    std::int64_t evenRows;

    BackwardRoom(const AttentionHeads& heads, Pieces& pieces)
        : keysAcross(pieces.take<BFloat16Pair>(heads.size / 2 * inPanels(heads.seen))), valuesAcross(pieces.take<BFloat16Pair>(heads.size / 2 * inPanels(heads.seen))),
          keys(pieces.take<BFloat16Pair>(packedPairs(inPanels(heads.seen), heads.size))),
          queries(pieces.take<BFloat16Bits>(heads.queryHeads * heads.size * (heads.rows + 1))), coming(pieces.take<BFloat16Bits>(heads.queryHeads * heads.size * (heads.rows + 1))),
          toQuery(pieces.take<float>(heads.queryHeads * heads.rows * heads.size)), toKey(pieces.take<float>(heads.size * blockKeys)),
          toValue(pieces.take<float>(heads.size * blockKeys)), probabilities(pieces.take<BFloat16Pair>(blockRows / 2 * blockKeys)),
          gradients(pieces.take<BFloat16Pair>(blockRows / 2 * blockKeys)), gradientRows(pieces.take<BFloat16Bits>(blockRows * blockKeys)),
          tile(pieces.take<float>(tileRows * narrowPanel)), evenRows((heads.rows + 1) / 2 * 2)
    {
    }
};

/// One query head's part of the backward.
struct HeadBackward {
    const BFloat16Bits* query;     ///< at its columns
    const BFloat16Bits* coming;
    const BFloat16Bits* queriesAcross;
    const BFloat16Bits* comingAcross;
    float* toQuery;
    const float* logSums;
    const float* along;
};

/// Probabilities of M rows and a panel of keys, and the gradients of their scores, as products want them.
template <int M> inline void scoresBackward(const AttentionHeads& heads, std::int64_t comingStride, const HeadBackward& head, std::int64_t firstRow, std::int64_t row,
                                            std::int64_t firstKey, std::int64_t panel, const BackwardRoom& room)
{
    const std::int64_t key = firstKey + panel;
    const std::int64_t before = heads.seen - heads.rows;
    const __m512 scale = _mm512_set1_ps(heads.scale), scale2 = _mm512_set1_ps(heads.scale * log2e);
    Tile<M> tile;
    tile.clear();
    tile.add(head.query + row * heads.query.stride, heads.query.stride, room.keysAcross + key * heads.size / 2, narrowPanel, heads.size / 2);
    for (int i = 0; i < M; ++i) {
        const __m512 over = _mm512_set1_ps(-head.logSums[row + i] * log2e);
        for (int half = 0; half < halves; ++half)
            _mm512_storeu_ps(room.tile + i * narrowPanel + half * vectorWidth,
                             _mm512_maskz_mov_ps(below(key + half * vectorWidth, before + row + i + 1), powerOfTwo(_mm512_fmadd_ps(tile.sums[i][half], scale2, over))));
    }
    tile.clear();
    tile.add(head.coming + row * comingStride, comingStride, room.valuesAcross + key * heads.size / 2, narrowPanel, heads.size / 2);
    const std::int64_t inBlock = row - firstRow;
    for (int half = 0; half < halves; ++half) {
        const std::int64_t column = panel + half * vectorWidth;
        __m256i probabilityAbove = _mm256_setzero_si256(), gradientAbove = probabilityAbove;
        for (int i = 0; i < M; ++i) {
            const __m512 probability = _mm512_loadu_ps(room.tile + i * narrowPanel + half * vectorWidth);
            const __m512 gradient = _mm512_mul_ps(_mm512_mul_ps(probability, scale), _mm512_sub_ps(tile.sums[i][half], _mm512_set1_ps(head.along[row + i])));
            const __m256i p = narrowed(probability), g = narrowed(gradient);
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(room.gradientRows + (inBlock + i) * blockKeys + column), g);
            if (i % 2 == 0 && i + 1 < M) {
                probabilityAbove = p;
                gradientAbove = g;
                continue;
            }
            const bool alone = i % 2 == 0;
            const __m256i none = _mm256_setzero_si256();
            const std::int64_t at = (inBlock + i) / 2 * blockKeys + column;
            _mm512_storeu_si512(room.probabilities + at, alone ? paired(p, none) : paired(probabilityAbove, p));
            _mm512_storeu_si512(room.gradients + at, alone ? paired(g, none) : paired(gradientAbove, g));
        }
    }
}

/// sums (rows of x, narrowPanel of `stride`) += x y.
template <int M> inline void addTile(float* sums, std::int64_t stride, const BFloat16Bits* x, std::int64_t xStride, const BFloat16Pair* y, std::int64_t step, std::int64_t pairs)
{
    Tile<M> tile;
#pragma GCC unroll 12
    for (int i = 0; i < M; ++i) {
        tile.sums[i][0] = _mm512_loadu_ps(sums + i * stride);
        tile.sums[i][1] = _mm512_loadu_ps(sums + i * stride + vectorWidth);
    }
    tile.add(x, xStride, y, step, pairs);
#pragma GCC unroll 12
    for (int i = 0; i < M; ++i) {
        _mm512_storeu_ps(sums + i * stride, tile.sums[i][0]);
        _mm512_storeu_ps(sums + i * stride + vectorWidth, tile.sums[i][1]);
    }
}

/// Query rows [firstRow, endRow) against keys [firstKey, firstKey + width).
void blockBackward(const AttentionHeads& heads, std::int64_t comingStride, const HeadBackward& head, std::int64_t firstRow, std::int64_t endRow, std::int64_t firstKey,
                   std::int64_t width, const BackwardRoom& room)
{
    overTiles(firstRow, endRow, [&](std::int64_t row, auto count) {
        for (std::int64_t panel = 0; panel < width; panel += narrowPanel)
            scoresBackward<decltype(count)::value>(heads, comingStride, head, firstRow, row, firstKey, panel, room);
    });
    const std::int64_t size = heads.size, keyPairs = inPanels(heads.seen) / 2, rowPairs = (endRow - firstRow + 1) / 2;
    for (std::int64_t column = 0; column < size; column += narrowPanel) {
        overTiles(firstRow, endRow, [&](std::int64_t row, auto count) {
            addTile<decltype(count)::value>(head.toQuery + row * size + column, size, room.gradientRows + (row - firstRow) * blockKeys, blockKeys,
                                            room.keys + column * keyPairs + firstKey / 2 * narrowPanel, narrowPanel, width / 2);
        });
    }
    for (std::int64_t panel = 0; panel < width; panel += narrowPanel) {
        overTiles(0, size, [&](std::int64_t column, auto count) {
            constexpr int columns = decltype(count)::value;
            const std::int64_t across = column * room.evenRows + firstRow;
            addTile<columns>(room.toValue + column * blockKeys + panel, blockKeys, head.comingAcross + across, room.evenRows, room.probabilities + panel, blockKeys, rowPairs);
            addTile<columns>(room.toKey + column * blockKeys + panel, blockKeys, head.queriesAcross + across, room.evenRows, room.gradients + panel, blockKeys, rowPairs);
        });
    }
}

BFloat16Bits rounded(float value)
{
    const auto bits = __builtin_bit_cast(std::uint32_t, value);
    return {static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16)};
}

/// The transpose of sums (size, blockKeys) to keys' rows.
void writeKeys(const float* sums, std::int64_t size, std::int64_t firstKey, std::int64_t endKey, Rows<BFloat16Bits> into)
{
    for (std::int64_t key = firstKey; key < endKey; ++key) {
        for (std::int64_t column = 0; column < size; ++column)
            into.data[key * into.stride + column] = rounded(sums[column * blockKeys + key - firstKey]);
    }
}

void clear(float* values, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        values[i] = 0.0F;
}

}  // namespace

std::int64_t attentionRoom(const AttentionHeads& heads)
{
    Pieces forward, backward;
    const ForwardRoom forwardRoom(heads, forward);
    const BackwardRoom backwardRoom(heads, backward);
    static_cast<void>(forwardRoom);
    static_cast<void>(backwardRoom);
    return most(forward.used, backward.used);
}

void attention(const AttentionHeads& heads, Rows<BFloat16Bits> mixed, PerHead<float> logSums, std::byte* bytes)
{
    Pieces pieces{bytes};
    const ForwardRoom room(heads, pieces);
    packKeysTransposed(heads.key, heads.seen, heads.size, room.keys);
    packValues(heads.value, heads.seen, heads.size, room.values);
    for (std::int64_t head = 0; head < heads.queryHeads; ++head) {
        overTiles(0, heads.rows, [&](std::int64_t row, auto count) {
            attendTile<decltype(count)::value>(heads, heads.query.data + row * heads.query.stride + head * heads.size, row, room,
                                               mixed.data + row * mixed.stride + head * heads.size, mixed.stride, logSums.data + head * logSums.stride);
        });
    }
}

void attentionBackward(const AttentionHeads& heads, const AttentionGradients& gradients, std::byte* bytes)
{
    Pieces pieces{bytes};
    const BackwardRoom room(heads, pieces);
    const std::int64_t size = heads.size, before = heads.seen - heads.rows;
    packKeysTransposed(heads.key, heads.seen, size, room.keysAcross);
    packKeysTransposed(heads.value, heads.seen, size, room.valuesAcross);
    packValues(heads.key, heads.seen, size, room.keys);
    transpose(heads.query, heads.rows, room.queries, room.evenRows, 0, heads.queryHeads * size);
    transpose(gradients.mixed, heads.rows, room.coming, room.evenRows, 0, heads.queryHeads * size);
    clear(room.toQuery, heads.queryHeads * heads.rows * size);
    for (std::int64_t firstKey = 0; firstKey < heads.seen; firstKey += blockKeys) {
        const std::int64_t endKey = least(firstKey + blockKeys, heads.seen);
        clear(room.toKey, size * blockKeys);
        clear(room.toValue, size * blockKeys);
        // The first row that sees any of these keys, at the beginning of its block.
        const std::int64_t firstSeeing = most(0, firstKey - before) / blockRows * blockRows;
        for (std::int64_t head = 0; head < heads.queryHeads; ++head) {
            const HeadBackward mine{heads.query.data + head * size,
                                    gradients.mixed.data + head * size,
                                    room.queries + head * size * room.evenRows,
                                    room.coming + head * size * room.evenRows,
                                    room.toQuery + head * heads.rows * size,
                                    gradients.logSums.data + head * gradients.logSums.stride,
                                    gradients.along.data + head * gradients.along.stride};
            for (std::int64_t row = firstSeeing; row < heads.rows; row += blockRows) {
                const std::int64_t endRow = least(row + blockRows, heads.rows);
                blockBackward(heads, gradients.mixed.stride, mine, row, endRow, firstKey, inPanels(least(endKey, before + endRow) - firstKey), room);
            }
        }
        writeKeys(room.toKey, size, firstKey, endKey, gradients.key);
        writeKeys(room.toValue, size, firstKey, endKey, gradients.value);
    }
    for (std::int64_t head = 0; head < heads.queryHeads; ++head) {
        for (std::int64_t row = 0; row < heads.rows; ++row) {
            for (std::int64_t column = 0; column < size; column += vectorWidth)
                _mm256_storeu_si256(reinterpret_cast<__m256i*>(gradients.query.data + row * gradients.query.stride + head * size + column),
                                    narrowed(_mm512_loadu_ps(room.toQuery + (head * heads.rows + row) * size + column)));
        }
    }
}

}  // namespace undertone::avx512bf16
