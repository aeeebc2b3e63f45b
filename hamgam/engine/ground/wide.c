/* Bounds and first texts for coalitions of hundreds, where counting is far from the truth (wide.py).

   A part of the question is a list of organisations (rows) and a list of wordings (columns). Nothing is allocated and
   nothing is called here: the caller owns all memory. */

typedef unsigned long long u64;
typedef long long i64;

#if defined(_WIN32)
#define OPEN __declspec(dllexport)
#else
#define OPEN __attribute__((visibility("default")))
#endif
#define REMEMBERED 8
#define MOST_PLANES 4

/* The whole question; the order of the fields is that of wide.py. */
typedef struct {
    i64 members, clauses, places, c, columns;
    const u64 *row;                    /* [member][place][c] what a member bears */
    const i64 *clause, *place;         /* [column] */
    double *entry;                     /* [member][column] the matrix of the bound, as good as it is known */
} Wide;

/* A part of it: rows and columns that are left, and the question whether `signers` of them bear `need` clauses. */
typedef struct {
    i64 n, t, signers, need, level, rounds, centred, keep;
    i64 *rows, *cols;
    double one, two, square; /* weights of the two means, and a bound of the square of the largest singular value */
    double *memory;
    u64 *open; /* [place][c] */
    i64 *tally;
} Part;

static int bears(const Wide *q, i64 who, i64 column) {
    i64 clause = q->clause[column];
    return q->row[(who * q->places + q->place[column]) * q->c + (clause >> 6)] >> (clause & 63) & 1;
}

/* Of how many open clauses these two bear a wording together. */
static i64 shared(const Wide *q, const u64 *open, i64 one, i64 two) {
    const u64 *a = q->row + one * q->places * q->c, *b = q->row + two * q->places * q->c;
    i64 sum = 0;
    for (i64 k = 0; k < q->c; k++) {
        u64 any = 0;
        for (i64 p = 0; p < q->places; p++) any |= open[p * q->c + k] & a[p * q->c + k] & b[p * q->c + k];
        sum += __builtin_popcountll(any);
    }
    return sum;
}

static void open_columns(const Wide *q, Part *s) {
    for (i64 i = 0; i < q->places * q->c; i++) s->open[i] = 0;
    for (i64 j = 0; j < s->t; j++) {
        i64 clause = q->clause[s->cols[j]];
        s->open[q->place[s->cols[j]] * q->c + (clause >> 6)] |= 1ULL << (clause & 63);
    }
}

/* With how many each shares enough, itself among them; in `tally`, row by row. */
OPEN void partners(const Wide *q, Part *s) {
    open_columns(q, s);
    for (i64 i = 0; i < s->n; i++) s->tally[i] = 1;
    for (i64 i = 0; i < s->n; i++)
        for (i64 j = 0; j < i; j++)
            if (shared(q, s->open, s->rows[i], s->rows[j]) >= s->need) {
                s->tally[i]++;
                s->tally[j]++;
            }
}

/* Leave out who bears too few clauses, which wordings too few bear, and who shares enough with too few; again, until
   nothing more goes. Whether anything is left that could be a text of so many clauses with so many signatories. */
OPEN i64 core(const Wide *q, Part *s) {
    for (int changed = 1; changed;) {
        i64 n = 0, t = 0;
        changed = 0;
        open_columns(q, s);
        for (i64 i = 0; i < s->n; i++)
            if (shared(q, s->open, s->rows[i], s->rows[i]) >= s->need) s->rows[n++] = s->rows[i];
        for (i64 j = 0; j < s->t; j++) {
            i64 size = 0;
            for (i64 i = 0; i < n; i++) size += bears(q, s->rows[i], s->cols[j]);
            if (size >= s->signers) s->cols[t++] = s->cols[j];
        }
        changed = n < s->n || t < s->t;
        s->n = n;
        s->t = t;
        if (n < s->signers || t < s->need) return 0;
        if (changed) continue;
        partners(q, s);
        n = 0;
        for (i64 i = 0; i < s->n; i++)
            if (s->tally[i] >= s->signers) s->rows[n++] = s->rows[i];
        changed = n < s->n;
        s->n = n;
        if (n < s->signers) return 0;
    }
    return 1;
}

/* A bound by the spectrum. Let E be 1 where an organisation bears a wording, and any number where it does not. For s
   signatories and the k wordings of their text, as vectors x and y of zeros and ones, x'Ey = s k. Let U and V be the
   identity, but for the mean, which they multiply by u and v. Then s k = (x/U)' (U E V) (y/V) is at most the largest
   singular value of U E V, times the lengths of x/U and y/V; and of x and y the means are known, so these lengths are:
   s (1 - s/n + s/(n u u)) and k (1 - k/t + k/(t v v)), squared. (Lovász's bound for a biclique where u = v = 1.) The free
   entries and u, v are chosen to make the product small: in place of the largest singular value stands the root of the
   trace of the p-th power of (UEV)'UEV, smooth and no smaller, minimised by steps of the kind of Broyden, Fletcher,
   Goldfarb and Shanno with few remembered. */

static double dot(const double *one, const double *two, i64 size) {
    double sums[4] = {0, 0, 0, 0};
    i64 i = 0;
    for (; i + 4 <= size; i += 4)
        for (i64 j = 0; j < 4; j++) sums[j] += one[i + j] * two[i + j];
    for (; i < size; i++) sums[0] += one[i] * two[i];
    return sums[0] + sums[1] + sums[2] + sums[3];
}

/* to[from..t) += the rows of `many` times `x`. */
static void rows_times(double *restrict to, const double *restrict x, i64 step, const double *restrict many, i64 rows,
                       i64 from, i64 t) {
    i64 j = 0;
    for (; j + 4 <= rows; j += 4) {
        double a = x[j * step], b = x[(j + 1) * step], c = x[(j + 2) * step], d = x[(j + 3) * step];
        const double *r = many + j * t;
        for (i64 k = from; k < t; k++) to[k] += a * r[k] + b * r[t + k] + c * r[2 * t + k] + d * r[3 * t + k];
    }
    for (; j < rows; j++) {
        double a = x[j * step];
        for (i64 k = from; k < t; k++) to[k] += a * many[j * t + k];
    }
}

static void mirror(double *square, i64 t) {
    for (i64 i = 0; i < t; i++)
        for (i64 j = 0; j < i; j++) square[i * t + j] = square[j * t + i];
}

/* The product of two powers of one symmetric matrix. */
static void multiply(const double *one, const double *two, double *product, i64 t) {
    for (i64 i = 0; i < t * t; i++) product[i] = 0;
    for (i64 i = 0; i < t; i++) rows_times(product + i * t, one + i * t, 1, two, t, i, t);
    mirror(product, t);
}

/* f = U e V. */
static void centre(const double *e, double *f, double *means, i64 n, i64 t, double u, double v) {
    for (i64 j = 0; j < t; j++) means[j] = 0;
    for (i64 i = 0; i < n; i++) {
        double sum = 0;
        for (i64 j = 0; j < t; j++) sum += e[i * t + j];
        sum *= (v - 1) / t;
        for (i64 j = 0; j < t; j++) means[j] += f[i * t + j] = e[i * t + j] + sum;
    }
    for (i64 i = 0; i < n; i++)
        for (i64 j = 0; j < t; j++) f[i * t + j] += (u - 1) / n * means[j];
}

/* The 1/p-th power of the trace of (f'f)^p, p = 2^level; where `slope` is given, its derivative at f. */
static double spread(const double *f, i64 n, i64 t, i64 level, double *slope, double *scratch) {
    double *gram = scratch, *power = gram + t * t, *next = power + t * t, *product = next + t * t, *swap;
    double roots[16], trace = 0, value = 1;
    for (i64 i = 0; i < t * t; i++) gram[i] = 0;
    for (i64 at = 0; at < n; at += 64)
        for (i64 i = 0; i < t; i++)
            rows_times(gram + i * t, f + at * t + i, t, f + at * t, n - at < 64 ? n - at : 64, i, t);
    mirror(gram, t);
    for (i64 i = 0; i < t; i++) trace += gram[i * t + i];
    for (i64 i = 0; i < t * t; i++) product[i] = power[i] = gram[i] / trace;
    for (i64 step = 0; step < level; step++) {
        if (slope && step) {
            multiply(product, power, next, t);
            swap = product, product = next, next = swap;
        }
        roots[step] = dot(power, power, t * t);
        if (step == level - 1) break;
        multiply(power, power, next, t);
        for (i64 i = 0; i < t * t; i++) power[i] = next[i] / roots[step];
    }
    for (i64 step = level - 1; step >= 0; step--) value = __builtin_sqrt(value * roots[step]);
    value *= trace;
    if (!slope) return value;
    double scale = 2 * value / dot(product, gram, t * t);
    for (i64 i = 0; i < t * t; i++) product[i] *= scale;
    for (i64 i = 0; i < n * t; i++) slope[i] = 0;
    for (i64 at = 0; at < n; at++) rows_times(slope + at * t, f + at * t, 1, product, t, 0, t);
    return value;
}

typedef struct {
    const Part *s;
    const double *free;
    double *f, *means, *scratch;
} Sheet;

/* The bound divided by s k: under 1 nothing is possible. `x` are the entries, and u and v after them; `slope` its
   derivative. */
static double weigh(const Sheet *h, const double *x, double *slope) {
    const Part *s = h->s;
    i64 n = s->n, t = s->t, size = n * t;
    double u = x[size], v = x[size + 1], a = (double)s->signers / n, b = (double)s->need / t;
    double along = 1 - a + a / (u * u), across = 1 - b + b / (v * v), scale = 1.0 / ((double)s->signers * s->need);
    double du = 0, dv = 0;
    centre(x, h->f, h->means, n, t, u, v);
    double value = spread(h->f, n, t, s->level, slope, h->scratch);
    /* means holds the sums of E V by columns: what U is made of. */
    for (i64 j = 0; j < t; j++) h->scratch[j] = 0;
    for (i64 i = 0; i < n; i++)
        for (i64 j = 0; j < t; j++) h->scratch[j] += slope[i * t + j];
    for (i64 j = 0; j < t; j++) du += h->scratch[j] * h->means[j] / n;
    for (i64 i = 0; i < n; i++) {
        double sum = 0, mean = 0;
        for (i64 j = 0; j < t; j++) {
            sum += slope[i * t + j] += (u - 1) / n * h->scratch[j];
            mean += x[i * t + j];
        }
        dv += sum * mean / t;
        for (i64 j = 0; j < t; j++) {
            slope[i * t + j] += (v - 1) / t * sum;
            slope[i * t + j] *= h->free[i * t + j] * scale * along * across;
        }
    }
    slope[size] = s->centred ? scale * across * (du * along - value * 2 * a / (u * u * u)) : 0;
    slope[size + 1] = s->centred ? scale * along * (dv * across - value * 2 * b / (v * v * v)) : 0;
    return value * along * across * scale;
}

/* Words of memory for a part of so many rows and columns. */
OPEN i64 memory_words(i64 n, i64 t) { return (n * t + 2) * (7 + 2 * REMEMBERED) + 4 * t * t + 2 * t + 64; }

/* Lower the bound of a part by at most so many steps, from the entries that are known; answers how many were made.
   `square` is then what is certain, with a margin far beyond what rounding can have taken away. */
OPEN i64 lower(Wide *q, Part *s) {
    i64 n = s->n, t = s->t, size = n * t + 2, kept = 0, oldest = 0, round = 0;
    double *x = s->memory, *free = x + size, *slope = free + size, *way = slope + size, *tried = way + size;
    double *after = tried + size, *f = after + size, *moves = f + size, *turns = moves + REMEMBERED * size;
    double *means = turns + REMEMBERED * size, *scratch = means + 2 * t, weight[REMEMBERED], along[REMEMBERED];
    Sheet sheet = {s, free, f, means, scratch};
    for (i64 i = 0; i < n; i++)
        for (i64 j = 0; j < t; j++) {
            x[i * t + j] = q->entry[s->rows[i] * q->columns + s->cols[j]];
            free[i * t + j] = !bears(q, s->rows[i], s->cols[j]);
        }
    x[size - 2] = s->one;
    x[size - 1] = s->two;
    double value = s->rounds ? weigh(&sheet, x, slope) : 0;
    for (; round < s->rounds && value >= 1; round++) {
        for (i64 i = 0; i < size; i++) way[i] = -slope[i];
        for (i64 a = 0; a < kept; a++) {
            i64 at = (oldest + kept - 1 - a) % REMEMBERED;
            along[at] = weight[at] * dot(moves + at * size, way, size);
            for (i64 i = 0; i < size; i++) way[i] -= along[at] * turns[at * size + i];
        }
        if (kept) {
            i64 at = (oldest + kept - 1) % REMEMBERED;
            double *turn = turns + at * size, scale = 1 / (weight[at] * dot(turn, turn, size));
            for (i64 i = 0; i < size; i++) way[i] *= scale;
        }
        for (i64 a = 0; a < kept; a++) {
            i64 at = (oldest + a) % REMEMBERED;
            double back = along[at] - weight[at] * dot(turns + at * size, way, size);
            for (i64 i = 0; i < size; i++) way[i] += back * moves[at * size + i];
        }
        double down = dot(slope, way, size), step = kept ? 1 : 0.1 * value / dot(slope, slope, size), then = 0;
        if (!(down < 0)) break;
        int better = 0;
        for (i64 tries = 0; tries < 10 && !better; tries++, step *= better ? 1 : 0.4) {
            for (i64 i = 0; i < size; i++) tried[i] = x[i] + step * way[i];
            if (tried[size - 2] < 0.05 || tried[size - 1] < 0.05) continue;
            then = weigh(&sheet, tried, after);
            better = then <= value + 1e-4 * step * down;
        }
        if (!better) break;
        i64 at = (oldest + kept) % REMEMBERED;
        double *move = moves + at * size, *turn = turns + at * size, bent;
        for (i64 i = 0; i < size; i++) {
            move[i] = tried[i] - x[i];
            turn[i] = after[i] - slope[i];
            x[i] = tried[i];
            slope[i] = after[i];
        }
        value = then;
        bent = dot(move, turn, size);
        if (bent > 0) {
            weight[at] = 1 / bent;
            if (kept < REMEMBERED) kept++;
            else oldest = (oldest + 1) % REMEMBERED;
        }
    }
    s->one = x[size - 2];
    s->two = x[size - 1];
    for (i64 i = 0; i < n && s->keep; i++)
        for (i64 j = 0; j < t; j++) q->entry[s->rows[i] * q->columns + s->cols[j]] = x[i * t + j];
    centre(x, f, means, n, t, s->one, s->two);
    s->square = spread(f, n, t, 8, 0, scratch) * (1 + 1e-6);
    return round;
}

/* Better texts by exchange. A text of `need` clauses is given by `chosen`, a column for each clause or -1. One clause or
   wording goes and another comes, where those who bear all but few are not made worth much less: by less than a threshold
   that falls to nothing (threshold accepting). Whole numbers only: the same everywhere. `counts` [member] how many of the
   text each does not bear; `best` the text that most bear all of. Answers how many. */
OPEN i64 exchange(const unsigned char *against, i64 n, i64 columns, const i64 *clause, i64 *chosen, i64 *best, i64 *inside,
                  i64 *outside, unsigned char *counts, i64 moves, i64 threshold, u64 seed) {
    static const i64 worth[MOST_PLANES] = {1000, 300, 90, 27};
    i64 in = 0, out = 0, current = 0, most = 0, clauses = 0;
    for (i64 j = 0; j < columns; j++) {
        if (clause[j] + 1 > clauses) clauses = clause[j] + 1;
        if (chosen[clause[j]] == j) inside[in++] = j;
        else outside[out++] = j;
    }
    for (i64 i = 0; i < n; i++) counts[i] = 0;
    for (i64 a = 0; a < in; a++)
        for (i64 i = 0; i < n; i++) counts[i] += against[inside[a] * n + i];
    for (i64 i = 0; i < n; i++) {
        if (counts[i] < MOST_PLANES) current += worth[counts[i]];
        most += !counts[i];
    }
    for (i64 k = 0; k < clauses; k++) best[k] = chosen[k];
    for (i64 move = 0; in && out && move < moves; move++) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        i64 b = (seed >> 33) % out, comes = outside[b], a;
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        a = (seed >> 33) % in;
        if (chosen[clause[comes]] >= 0)
            for (a = 0; inside[a] != chosen[clause[comes]];) a++;
        const unsigned char *gone = against + inside[a] * n, *come = against + comes * n;
        i64 sums[MOST_PLANES] = {0, 0, 0, 0};
        for (i64 from = 0; from < n; from += 128) {
            i64 to = from + 128 < n ? from + 128 : n;
            unsigned char part[MOST_PLANES] = {0, 0, 0, 0};
            for (i64 i = from; i < to; i++) {
                unsigned char now = counts[i] - gone[i] + come[i];
                part[0] += now == 0, part[1] += now == 1, part[2] += now == 2, part[3] += now == 3;
            }
            for (i64 p = 0; p < MOST_PLANES; p++) sums[p] += part[p];
        }
        i64 value = 0;
        for (i64 p = 0; p < MOST_PLANES; p++) value += worth[p] * sums[p];
        if (value < current - threshold * (moves - move) / moves) continue;
        for (i64 i = 0; i < n; i++) counts[i] += come[i] - gone[i];
        chosen[clause[inside[a]]] = -1;
        chosen[clause[comes]] = comes;
        outside[b] = inside[a];
        inside[a] = comes;
        current = value;
        if (sums[0] > most) {
            most = sums[0];
            for (i64 k = 0; k < clauses; k++) best[k] = chosen[k];
        }
    }
    return most;
}
