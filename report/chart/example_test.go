package chart_test

import (
	"bytes"
	"fmt"
	"image/png"
	"math"

	"github.com/cadrage/cadrage/report/chart"
	"github.com/cadrage/cadrage/stance/aggregate"
)

func ExampleTrend() {
	month := func(n int) aggregate.Period { return aggregate.Period{By: aggregate.Month, N: 2023*12 + n} }
	rows := []aggregate.Row{
		{Period: month(0), Dimension: "framing", Documents: 41, Formula: "balance", Score: 0.12, Lo: -0.03, Hi: 0.25},
		{Period: month(1), Dimension: "framing", Documents: 57, Formula: "balance", Score: 0.20, Lo: 0.08, Hi: 0.31},
		{Period: month(3), Dimension: "framing", Documents: 4, Formula: "balance", Score: -0.40, Lo: math.NaN(), Hi: math.NaN()},
	}
	figure, err := chart.Trend(rows, "framing", chart.Options{Title: "Le cadrage du climat"})
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer // or an *os.File
	if err := figure.WritePNG(&file); err != nil {
		fmt.Println(err)
		return
	}
	size, err := png.DecodeConfig(&file)
	fmt.Println(figure.Title(), size.Width, size.Height, err)
	// Output: Le cadrage du climat 1890 1063 <nil>
}
